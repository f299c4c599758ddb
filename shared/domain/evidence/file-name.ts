import { once } from '#shared/kernel/once.ts';

const maxBytes = 255;
const unnamed = '名称未設定';

/** Far more than can be kept: normalising must not be fed megabytes of combining marks. */
const consideredLength = 1000;

/** Controls, bidi and zero-width characters, half surrogates, line separators, blanks that look like nothing. */
const invisible = once(
  () =>
    new RegExp(
      String.raw`[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u115f\u1160\u3164\uffa0]|\u034f|[\u180b-\u180f]`,
      'gu',
    ),
);
const widePathSeparators = /[／＼∕⁄]/g;
const extensionPattern = /\.[a-z0-9]{1,10}$/i;
/** Names Windows keeps for devices, with any extension, and names made of dots. */
const reserved = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)|^\.*$/i;

const characters = once(() => new Intl.Segmenter('ja', { granularity: 'grapheme' }));
const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

const tidy = (text: string): string => text.trim().replace(/[.\s]+$/, '');

const cut = (text: string, bytes: number): string => {
  let kept = '';
  let left = bytes;
  for (const { segment } of characters().segment(text)) {
    left -= bytesOf(segment);
    if (left < 0) {
      break;
    }
    kept += segment;
  }
  return kept;
};

const lastPathPart = (raw: string): string => raw.slice(Math.max(raw.lastIndexOf('/'), raw.lastIndexOf('\\')) + 1);

const ends = (text: string): string =>
  text.length <= 2 * consideredLength
    ? text
    : text.slice(0, consideredLength) + text.slice(text.length - consideredLength);

/** The extension of a display name in lower case, without its dot; empty when there is none. */
export const extensionOf = (name: string): string => extensionPattern.exec(name)?.[0].slice(1).toLowerCase() ?? '';

/**
 * The name a file is shown and downloaded under: NFC, one path part, nothing invisible, never empty or reserved,
 * at most 255 bytes of UTF-8 with its extension kept. Giving it its own result changes nothing. Keys are never built from it.
 */
export const displayName = (raw: string): string => {
  const visible = ends(lastPathPart(raw)).replace(invisible(), '').replace(widePathSeparators, '_').normalize('NFC');
  const name = tidy(visible);
  const extension = extensionPattern.exec(name)?.[0] ?? '';
  const stem = tidy(cut(name.slice(0, name.length - extension.length), maxBytes - extension.length));
  return reserved.test(stem) ? unnamed + extension : stem + extension;
};

/** RFC 8187 leaves fewer characters alone than `encodeURIComponent` does. */
const encodeValue = (text: string): string =>
  encodeURIComponent(text).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

const asciiName = (name: string): string => {
  const extension = extensionOf(name);
  const stem = name.slice(0, extension === '' ? name.length : -extension.length - 1).replace(/[^\w .-]/gu, '_');
  return `${/[a-z0-9]/i.test(stem) ? stem : 'file'}${extension === '' ? '' : `.${extension}`}`;
};

/**
 * The `Content-Disposition` of a download (RFC 6266): always `attachment`, always printable ASCII, whatever the name.
 * `filename*` carries the exact name for every well-formed string; `filename` is what very old clients show.
 */
export const contentDisposition = (name: string): string => {
  const wellFormed = name.toWellFormed();
  return `attachment; filename="${asciiName(wellFormed)}"; filename*=UTF-8''${encodeValue(wellFormed)}`;
};
