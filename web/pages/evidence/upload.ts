/** The SHA-256 of a file, in hexadecimal. */
export const sha256Of = async (file: Blob): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

type Upload = { url: string; headers: Record<string, string> };

/** Sends the bytes. fetch tells nothing of how far it has come, so this is an XMLHttpRequest. */
export const putFile = ({ url, headers }: Upload, file: Blob, onProgress: (share: number) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    for (const [name, value] of Object.entries(headers))
      if (name.toLowerCase() !== 'content-length') request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total ? loaded / total : 0));
    request.addEventListener('load', () =>
      request.status < 300 ? resolve() : reject(new TypeError(`PUT: ${request.status}`)),
    );
    request.addEventListener('error', () => reject(new TypeError('PUT')));
    request.send(file);
  });
