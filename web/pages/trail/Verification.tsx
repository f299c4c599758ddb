import { useState } from 'react';
import { useKansa } from '#web/api/context.ts';
import { problemWords } from '#web/api/problems.ts';
import type { In, Out, Track } from '#web/api/types.ts';
import { Button } from '#web/parts/Button.tsx';
import { ProgressBar } from '#web/parts/ProgressBar.tsx';
import { catalogue, useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';

const words = catalogue(
  {
    title: '改ざん検知',
    note: '記録の鎖をサーバーで初めから計算し直し、保存されている内容と照合します。',
    limits:
      '記録と鎖の両方をそろえて書き換えた改ざんは、この検証では見つけられません。以前に控えた最後の記録のハッシュと見比べると、気づけることがあります。',
    verify: '検証する',
    again: 'もう一度検証する',
    running: '検証しています',
    sound: (n: string) => `履歴${n}件はすべてつながっており、改ざんは見つかりませんでした。`,
    redacted: (n: string) =>
      `うち${n}件は、保存期間の満了により変更の内容が削除されています。鎖のつながりだけを確かめました。`,
    broken: (n: string) => `履歴の${n}件目に、記録と一致しない箇所があります。`,
    whatNow:
      'この記録を操作せず、この画面を印刷または保存して、監査事務局とシステム管理者に知らせてください。バックアップと照合して原因を調べます。',
    head: '最後の記録のハッシュ',
    at: '検証した日時',
  },
  {
    title: 'Tamper detection',
    note: 'The chain of entries is computed anew on the server and compared with what is stored.',
    limits:
      'Somebody who rewrites both the record and its whole chain is not found by this check. Comparing the hash of the last entry with one noted earlier may tell.',
    verify: 'Verify',
    again: 'Verify again',
    running: 'Verifying',
    sound: (n: string) => `All ${n} entries are linked, and no tampering was found.`,
    redacted: (n: string) =>
      `The contents of ${n} of them were deleted at the end of their retention: only the links were checked.`,
    broken: (n: string) => `Entry ${n} of the history does not match what was recorded.`,
    whatNow:
      'Do nothing with this record. Print or save this page and tell the audit office and the system administrator, who compare it with a backup.',
    head: 'Hash of the last entry',
    at: 'Verified at',
  },
);

type Operation = 'audit.verify' | 'assignment.verify' | 'finding.verify';
type Result = Out<'general', Operation>;
type Props<N extends Operation> = { plane: Track; operation: N; of: In<'general', N> };

const Outcome = ({ result }: { result: Result }) => {
  const t = useText(words);
  const say = useSay();
  const dates = useDates();
  const { breach, checked, redacted, head, at } = result;
  return (
    <div
      role={breach ? 'alert' : 'status'}
      className={`mt-4 rounded-8 border-2 p-4 ${breach ? 'border-error-2 bg-red-50' : 'border-green-800 bg-green-50'}`}
    >
      <p className="font-bold">{breach ? t.broken(String(breach.seq)) : t.sound(String(checked))}</p>
      {breach && (
        <>
          <p>{say(breach)}</p>
          <p className="mt-2">{t.whatNow}</p>
        </>
      )}
      {redacted > 0 && <p>{t.redacted(String(redacted))}</p>}
      {head && (
        <p className="mt-2 text-dns-14N-130">
          {t.head}: <code className="break-all">{head}</code>
        </p>
      )}
      <p className="text-dns-14N-130">
        {t.at}: <time dateTime={at}>{dates.time(at)}</time>
      </p>
    </div>
  );
};

/** Has the chain of a record computed anew, step by step, and says in words what came of it. */
export const Verification = <N extends Operation>({ plane, operation, of }: Props<N>) => {
  const t = useText(words);
  const say = useSay();
  const { clients } = useKansa();
  const [share, setShare] = useState<number>();
  const [result, setResult] = useState<Result>();
  const [problem, setProblem] = useState<unknown>();
  const verify = async (): Promise<void> => {
    const ask = clients[plane] as (operation: string, input: object) => Promise<{ body: Result }>;
    setResult(undefined);
    setProblem(undefined);
    setShare(0);
    try {
      let step: Result | undefined;
      do {
        const cursor: object = step?.next ? { cursor: step.next } : {};
        ({ body: step } = await ask(operation, { ...of, limit: 100, ...cursor }));
        setShare(step.checked / Math.max(1, step.total));
      } while (step.next);
      setResult(step);
    } catch (error) {
      setProblem(error);
    } finally {
      setShare(undefined);
    }
  };
  return (
    <section className="card mb-8 p-5 print:border-0 print:p-0">
      <h2 className="mb-2 text-std-18B-160">{t.title}</h2>
      <p>{t.note}</p>
      <p className="mb-3 text-dns-14N-130 text-solid-gray-700">{t.limits}</p>
      <Button icon="check" busy={share !== undefined} className="print:hidden" onClick={() => void verify()}>
        {result ? t.again : t.verify}
      </Button>
      {share !== undefined && <ProgressBar label={t.running} done={Math.round(share * 100)} of={100} />}
      {problem !== undefined && (
        <p role="alert" className="mt-3 text-error-2">
          {say(problemWords(problem))}
        </p>
      )}
      {result && <Outcome result={result} />}
    </section>
  );
};
