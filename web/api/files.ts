/** The bytes of a file in base 64, as requests carry workbooks. */
export const base64Of = async (file: File): Promise<string> => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  const step = 0x8000;
  for (let at = 0; at < bytes.length; at += step) binary += String.fromCharCode(...bytes.subarray(at, at + step));
  return btoa(binary);
};

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Hands a file to the person, as the browser's own download. */
export const saveAs = (fileName: string, content: Blob): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = fileName;
  link.click();
  // The download has taken it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};

/** The bytes behind a signed link. */
export const bytesAt = async (url: string): Promise<ArrayBuffer> => {
  const answer = await fetch(url);
  if (!answer.ok) throw new TypeError(answer.statusText);
  return answer.arrayBuffer();
};

/** A workbook that came in base 64. */
export const saveWorkbook = ({ fileName, content }: { fileName: string; content: string }): void =>
  saveAs(fileName, new Blob([Uint8Array.from(atob(content), (c) => c.charCodeAt(0))], { type: workbook }));
