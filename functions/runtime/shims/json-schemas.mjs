// The writers of JSON Schema in zod: documents are written at the desk, no function writes any. As a module, so that
// what is around it can still be shaken.
const none = () => undefined;
export const createToJSONSchemaMethod = () => none;
export const createStandardJSONSchemaMethod = () => none;
export const toJSONSchema = none;
export const allProcessors = {};
export const extractDefs = none;
export const finalize = none;
export const handleUnrepresentable = none;
export const initializeContext = none;
export const processSchema = none;
