import type { FormEvent } from 'react';
import { useState } from 'react';
import type { ItemOf } from '#web/api/types.ts';
import { fieldsOf } from '#web/commands/fields.ts';
import { FormBody } from '#web/commands/FormBody.tsx';
import { useRun } from '#web/commands/run.ts';
import { useForm } from '#web/commands/useForm.ts';
import { toast } from '#web/frame/toasts.tsx';
import { useTrack } from '#web/frame/track.ts';
import { useUnsaved } from '#web/frame/unsaved.tsx';
import { Button } from '#web/parts/Button.tsx';
import { useKeptDraft } from '#web/parts/kept-draft.ts';
import { useText } from '#web/text/catalogue.ts';
import { text } from './text.ts';
import { choices } from './results.ts';

export type Answer = ItemOf<'general', 'response.list'>;

const rows = [
  {
    name: 'auditResult',
    kind: 'choice',
    label: { ja: text.ja.judgement, en: text.en.judgement },
    options: Object.entries(choices).map(([value, label]) => ({ value, label })),
  },
  { name: 'auditComment', kind: 'prose', label: { ja: 'コメント', en: 'Comment' } },
];

type Props = {
  of: { auditId: string; departmentId: string; itemKey: string };
  answer: Answer | undefined;
  onJudged: () => void;
};

/** The verdict on one item; what was typed stays until it is saved. */
export const Judgement = ({ of, answer, onJudged }: Props) => {
  const t = useText(text);
  const plane = useTrack();
  const [fields] = useState(() => fieldsOf('response.judge', rows));
  const draft = useKeptDraft(plane, `judge ${of.auditId} ${of.departmentId} ${of.itemKey}`, {
    auditResult: answer?.auditResult,
    auditComment: answer?.auditComment,
  });
  const form = useForm(fields, draft.begin);
  const { run, look } = useRun(plane, of);
  const version = answer?.version ?? 0;
  draft.keep(form.values);
  useUnsaved(form.isTouched);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const taken = await form.submit((input) => run('response.judge', { fixed: () => ({ version }) }, {}, input));
    if (!taken) return;
    draft.drop();
    toast(t.saved);
    onJudged();
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <FormBody
        form={form}
        fields={fields}
        record={of}
        conflict={<Button onClick={() => void look()}>{t.review}</Button>}
      />
      <Button type="submit" tone="primary" busy={form.busy}>
        {t.save}
      </Button>
    </form>
  );
};
