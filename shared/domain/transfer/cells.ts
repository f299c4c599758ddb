import { type PostRole, postRoles } from '#shared/domain/access/roles.ts';
import { roleNames } from '#shared/domain/access/role-names.ts';
import { display, fold, oneLine } from '#shared/domain/workbook/text.ts';

/** How cities write a role beside its name in `roleNames` and its code. */
const aliases: Partial<Record<PostRole, readonly string[]>> = {
  ciso: ['ciso', '最高情報セキュリティ責任者'],
  chiefIsOfficer: ['統括情報セキュリティ管理者'],
  chiefAuditor: ['情報セキュリティ監査統括責任者'],
  auditOffice: ['監査担当', '事務局'],
  csirtLead: ['csirt'],
  deptIsManager: ['情報セキュリティ管理者', '課長'],
  deptContact: ['担当窓口', '窓口'],
  spiGeneralOfficer: ['特定個人情報総括責任者'],
  spiAuditOfficer: ['特定個人情報監査責任者'],
  spiProtectionOfficer: ['特定個人情報保護責任者'],
  spiHandler: ['特定個人情報事務取扱担当者'],
};

const roles = new Map<string, PostRole>(
  postRoles.flatMap((role) =>
    [role, roleNames[role][0], ...(aliases[role] ?? [])].map((name) => [fold(name), role] as const),
  ),
);
const none = new Set(['なし', '無', '-', 'ー', '―', '−'].map(fold));

/** The roles a cell names: `undefined` for a blank one, which says nothing, and `null` for one that is not known. */
export const readRoles = (text: string): PostRole[] | undefined | null => {
  const parts = text
    .split(/[、,\uff0c;\uff1b/\uff0f\n]/u)
    .map(fold)
    .filter((part) => part !== '');
  if (parts.length === 0) return undefined;
  if (parts.every((part) => none.has(part))) return [];
  const found = parts.map((part) => roles.get(part));
  if (found.some((role) => role === undefined)) return null;
  const unique = new Set(found as PostRole[]);
  return postRoles.filter((role) => unique.has(role));
};

export const writeRoles = (held: readonly PostRole[]): string => held.map((role) => roleNames[role][0]).join('、');

/** `０１０１` is `D0101`: our codes begin with a letter, those of many cities do not. */
export const readCode = (text: string): string => {
  const code = fold(text).toUpperCase();
  return /^\d/.test(code) ? `D${code}` : code;
};

const oversights = new Map<string, 'audit' | 'it' | 'none'>([
  ['監査', 'audit'],
  ['監査部門', 'audit'],
  ['情報', 'it'],
  ['情報部門', 'it'],
  ['なし', 'none'],
  ['-', 'none'],
]);

/** `undefined` for a blank cell, `null` for a word that is not known. */
export const readOversight = (text: string): 'audit' | 'it' | 'none' | undefined | null =>
  text === '' ? undefined : (oversights.get(fold(text)) ?? null);

export const writeOversight = { audit: '監査', it: '情報' } as const;

/** A name as people write it, with one half-width blank wherever blanks stood. */
export const readName = (text: string): string => oneLine(display(text));

/** Sign-in names and addresses: full width and blanks around them are slips of the keyboard. */
export const readPlain = (text: string): string => text.normalize('NFKC').replaceAll(/\s/gu, '');

const vacancies = new Set(['空席', '欠員', '未定', '(空席)', '(欠員)', '-', 'ー', '―', 'なし'].map(fold));
export const isVacant = (name: string): boolean => name === '' || vacancies.has(fold(name));

const nowhere = new Set(['なし', '所属なし', '-', 'ー', '―'].map(fold));
/** True for a department cell that says that the person has none. */
export const isNowhere = (name: string): boolean => nowhere.has(fold(name));

/** What stands in the place of a title for a person who leaves, or a department that ends. */
export const isLeaving = (title: string): boolean => /(?:退職|離職)$/u.test(fold(title));
export const isClosing = (title: string): boolean => fold(title) === '廃止';

const concurrent = new Set(['兼', '兼務', '併任', '兼任', '○', '〇', '◯', '1', 'true', 'yes'].map(fold));
export const isConcurrent = (text: string): boolean => concurrent.has(fold(text));

/** True for the same words, whatever their width, case and blanks. */
export const sameText = (a: string, b: string): boolean => fold(a) === fold(b);
