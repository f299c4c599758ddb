// Charts, drawings, tables, pivot tables and encryption of workbooks: a chart or pivot table that is read is passed over.
const nothing = () => undefined;
const refuse = () => {
  throw new Error('not a part of the workbooks Kansa reads and writes');
};
module.exports = {
  parseChart: nothing,
  parsePivotTable: nothing,
  parsePivotCacheDefinition: nothing,
  attachPivotCacheFields: nothing,
  writeChart: refuse,
  writeDrawing: refuse,
  writePivotTable: refuse,
  writeTable: refuse,
  resolvePivotSource: refuse,
  encryptAgile: refuse,
  decryptAgile: refuse,
};
