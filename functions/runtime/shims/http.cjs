// The ESM face of node:http evaluates its lazy getters and so loads undici: 20 ms and 10 MB at every cold start.
module.exports = process.getBuiltinModule('node:http');
