import { createRequire } from 'node:module';

const wayOut =
  'DYNAMODB_ENDPOINT に DynamoDB Local などのアドレスを指定してください。 Set DYNAMODB_ENDPOINT to the address of another server, such as DynamoDB Local.';

/** Where the embedded database's program is. Throws a sentence for people where there is none for this machine. */
export const databaseBinary = (platform: string = process.platform, arch: string = process.arch): string => {
  if (platform !== 'linux' || arch !== 'x64') {
    throw new Error(
      `組み込みデータベースは ${platform}-${arch} では動きません。The embedded database does not run on ${platform}-${arch}. ${wayOut}`,
    );
  }
  try {
    return createRequire(import.meta.url).resolve('@dynoxide/linux-x64/dynoxide');
  } catch (cause) {
    throw new Error(
      `組み込みデータベースがインストールされていません。The embedded database (@dynoxide/linux-x64) is not installed. ${wayOut}`,
      { cause },
    );
  }
};
