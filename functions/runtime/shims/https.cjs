// As http.cjs: required, not imported, so that undici stays unloaded.
module.exports = process.getBuiltinModule('node:https');
