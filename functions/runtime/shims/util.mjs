// What our libraries take of node:util. Taken whole, its lazy getters are evaluated one by one: worker threads, the
// parser of command lines and twelve other modules of Node's, at every cold start.
export const { isDeepStrictEqual } = process.getBuiltinModule('node:util');
