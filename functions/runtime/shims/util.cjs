// As http.cjs: the ESM face of node:util evaluates its lazy getters, 2 ms at every cold start.
module.exports = process.getBuiltinModule('node:util');
