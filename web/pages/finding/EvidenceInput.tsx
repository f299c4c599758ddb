import { useEffect, useState } from 'react';
import type { InputProps } from '#web/commands/table.ts';
import { useRead } from '#web/api/read.ts';
import { useTrack } from '#web/frame/track.ts';
import { isUnderway, useInspections } from '#web/pages/evidence/inspections.ts';
import { Tray } from '#web/pages/evidence/Tray.tsx';
import { useUploads } from '#web/pages/evidence/useUploads.ts';
import { Loaded } from '#web/parts/Loaded.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { Ticks } from './Ticks.tsx';
import { text } from './text.ts';

type Props = InputProps<readonly string[]> & { record: { auditId: string; departmentId: string } };

const unaimed = { itemKeys: [] };

/** Files of the section, chosen by name. Whoever may hand files in does it here too: what arrives is chosen. */
export const EvidenceInput = ({ record: { auditId, departmentId }, ...input }: Props) => {
  const t = useText(text);
  const say = useSay();
  const plane = useTrack();
  const where = { auditId, departmentId };
  const files = useRead(plane, 'evidence.list', where);
  const assignment = useRead(plane, 'assignment.get', where);
  const uploads = useUploads(plane, where);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  useInspections(plane, files.data?.items);
  const sent = uploads.all.flatMap(({ created }) => created?.evidence.evidenceId ?? []);
  const arrived = files.data?.items.find(
    ({ evidenceId, status }) => status === 'available' && sent.includes(evidenceId) && !chosen.includes(evidenceId),
  )?.evidenceId;
  const { value = [], onChange } = input;
  // Once: whoever takes the tick away again means it.
  useEffect(() => {
    if (arrived === undefined) return;
    setChosen((before) => [...before, arrived]);
    onChange([...value, arrived]);
  }, [arrived, value, onChange]);
  return (
    <>
      <Loaded of={files}>
        {({ items }) => (
          <>
            <Ticks
              {...input}
              none={t.noEvidence}
              options={items
                .filter(({ status }) => status === 'available')
                .map(({ evidenceId, label, fileName }) => ({
                  value: evidenceId,
                  label: label ?? fileName,
                  ...(label ? { note: fileName } : {}),
                }))}
            />
            <div role="status">
              {items.some(({ status }) => isUnderway(status)) && <p>{t.inspecting}</p>}
              {items
                .filter(({ evidenceId, status }) => sent.includes(evidenceId) && status !== 'available')
                .map(
                  ({ evidenceId, fileName, reasonText }) =>
                    reasonText && (
                      <p key={evidenceId} className="mt-2 border-l-4 border-orange-800 pl-3">
                        {fileName}: {say(reasonText)} {t.handInFirst}
                      </p>
                    ),
                )}
            </div>
          </>
        )}
      </Loaded>
      {assignment.data?.may.includes('evidence.create') && (
        <div className="mt-3">
          <Tray uploads={uploads} aim={unaimed} />
        </div>
      )}
    </>
  );
};
