import type { Clients } from '#web/api/clients.ts';
import { useKansa } from '#web/api/context.ts';
import { bytesAt, saveAs } from '#web/api/files.ts';
import type { ItemOf } from '#web/api/types.ts';
import { useAttempt } from '#web/commands/useAttempt.ts';
import { useTrack } from '#web/frame/track.ts';
import { Button } from '#web/parts/Button.tsx';
import { Wrong } from '#web/parts/Wrong.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { text } from './text.ts';

/** Hands a file that was handed in back to its section. The look is recorded before the link is given. */
export const Download = ({ file }: { file: ItemOf<'general', 'evidence.list'> }) => {
  const t = useText(text);
  const say = useSay();
  const { clients } = useKansa();
  const client: Clients['general'] = clients[useTrack()];
  const { busy, wrong, attempt } = useAttempt<'saving'>();
  const { auditId, departmentId, evidenceId, fileName, contentType } = file;
  const save = (): Promise<void> =>
    attempt('saving', async () => {
      const { body } = await client('evidence.download', { auditId, departmentId, evidenceId });
      saveAs(fileName, new Blob([await bytesAt(body.url)], { type: contentType }));
    });
  return (
    <>
      <Button busy={busy !== undefined} onClick={() => void save()}>
        {t.download}
      </Button>
      {wrong && <Wrong>{say(wrong)}</Wrong>}
    </>
  );
};
