const scientific = /^(-?)(\d+)(?:\.(\d+))?[eE]\+?(\d{1,2})$/;

/** A number as a file keeps it, with all its digits: `1.2345E+11` is 123450000000, and `12.0` is 12. */
export const plainNumber = (raw: string): string => {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = scientific.exec(raw) ?? [];
  if (whole === '') {
    return raw.replace(/\.0+$/, '');
  }
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  const rest = digits.slice(point);
  return `${sign}${digits
    .slice(0, point)
    .padEnd(point, '0')
    .replace(/^0+(?=\d)/, '')}${/[^0]/.test(rest) ? `.${rest}` : ''}`;
};
