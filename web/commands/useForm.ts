import { useState } from 'react';
import type { FieldProblem } from '#shared/kernel/errors.ts';
import { isProblem } from '#web/api/problems.ts';
import { type Complaint, complaintsOf, type Field, inputOf, type Values } from './fields.ts';
import { commandWords } from './text.ts';

const missing = { ja: commandWords.ja.missing, en: commandWords.en.missing };
const tooLong = (max: number) => ({
  ja: commandWords.ja.tooLong(String(max)),
  en: commandWords.en.tooLong(String(max)),
});

const fieldOf = ({ path }: FieldProblem): string => path.split('.')[0] ?? path;

/** The values of a form, what is wrong with them, and what became of sending them. */
export const useForm = (fields: readonly Field[], initial: Values) => {
  const [values, setValues] = useState<Values>(initial);
  const [complaints, setComplaints] = useState<readonly Complaint[]>([]);
  const [refusal, setRefusal] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [refusals, setRefusals] = useState(0);
  const known = new Set(fields.map(({ name }) => name));

  return {
    values,
    complaints,
    /** A refusal as a whole; what it says of single fields is among the complaints. */
    refusal,
    busy,
    isTouched: JSON.stringify(values) !== JSON.stringify(initial),
    /** Counts what was refused: each is to be heard once. */
    refusals,
    put: (name: string, value: unknown): void => {
      setValues((before) => ({ ...before, [name]: value }));
      setComplaints((before) => before.filter((complaint) => complaint.name !== name));
    },
    /** Sends when nothing is obviously wrong; true when it was taken. */
    submit: async (send: (input: Record<string, unknown>) => Promise<unknown>): Promise<boolean> => {
      const found = complaintsOf(fields, values, missing, tooLong);
      setComplaints(found);
      setRefusal(undefined);
      if (found.length > 0) {
        setRefusals(refusals + 1);
        return false;
      }
      setBusy(true);
      try {
        await send(inputOf(fields, values));
        return true;
      } catch (error) {
        setRefusal(error);
        setRefusals(refusals + 1);
        if (isProblem(error))
          setComplaints(
            error.fields
              .filter((field) => known.has(fieldOf(field)))
              .map((field) => ({ name: fieldOf(field), words: { ja: field.ja, en: field.en } })),
          );
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
};

export type Form = ReturnType<typeof useForm>;
