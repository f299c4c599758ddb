/** How a client reaches the embedded database. It asks for a signature and checks none, so the key is no secret. */
export const clientConfigFor = (endpoint: string) => ({
  endpoint,
  region: 'ap-northeast-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});
