/** Why a backup is not taken or not restored, in words for whoever types the command. */
export class BackupRefused extends Error {
  constructor(ja: string, en: string) {
    super(`${ja}\n${en}`);
    this.name = 'BackupRefused';
  }
}
