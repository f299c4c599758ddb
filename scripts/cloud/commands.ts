import { outputsFile } from './outputs.ts';

type Command = {
  /** What the CDK's own command line is asked for. */
  cdk: (stage: string) => string[];
  /** Stages it is for; all of them when not given. */
  only?: readonly string[];
  /** It has to be confirmed by typing the name of the stage. */
  confirmed?: true;
  ja: string;
};

/** What `npm run deploy | diff | destroy -- --stage NAME` come to. */
export const commands: Readonly<Record<string, Command>> = {
  deploy: {
    // Asks by itself before a right or an opening is widened.
    cdk: (stage) => ['deploy', '--all', '--require-approval', 'broadening', '--outputs-file', outputsFile(stage)],
    ja: 'すべてのスタックを配備します。権限を広げる変更は、その前に確認します。',
  },
  diff: { cdk: () => ['diff', '--all'], ja: '配備すると何が変わるかを示します。' },
  destroy: {
    cdk: () => ['destroy', '--all', '--force'],
    only: ['dev'],
    confirmed: true,
    ja: 'devだけを取り除きます。表、ファイル、鍵は残ります。',
  },
};
