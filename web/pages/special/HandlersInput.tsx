import { FieldInput } from '#web/commands/FieldInput.tsx';
import { RowsInput } from '#web/commands/RowsInput.tsx';
import type { InputProps } from '#web/commands/table.ts';
import { useNames } from '#web/parts/names.ts';
import { catalogue, useText } from '#web/text/catalogue.ts';

type Handler = { postId?: string | undefined; personId?: string | undefined; scope: string };

const words = catalogue(
  { scope: (name: string) => `${name}が取り扱う範囲`, scopeHint: '取り扱う特定個人情報等の範囲' },
  { scope: (name: string) => `What ${name} may handle`, scopeHint: 'Which data' },
);

const post = { kind: 'post', name: 'post', label: { ja: '職', en: 'Post' }, required: false } as const;

/** The handlers of a work, by post, and which data each of them may handle. */
export const HandlersInput = ({ id, value, onChange, invalid, describedBy }: InputProps<readonly Handler[]>) => {
  const t = useText(words);
  const names = useNames('spi');
  const handlers = value ?? [];
  const nameOf = ({ postId, personId }: Handler): string => (postId ? names.post(postId) : names.person(personId));
  return (
    <RowsInput
      id={id}
      rows={handlers}
      keyOf={({ postId, personId }) => postId ?? personId ?? ''}
      nameOf={nameOf}
      onChange={onChange}
      adder={
        <FieldInput
          key={handlers.length}
          id={`${id}-add`}
          labelId={`${id}-label`}
          field={post}
          record={undefined}
          value={undefined}
          invalid={invalid}
          describedBy={describedBy}
          onChange={(postId) =>
            typeof postId === 'string' &&
            !handlers.some((one) => one.postId === postId) &&
            onChange([...handlers, { postId, scope: '' }])
          }
        />
      }
    >
      {(handler, put) => (
        <input
          aria-label={t.scope(nameOf(handler))}
          placeholder={t.scopeHint}
          className="control grow"
          maxLength={1000}
          value={handler.scope}
          onChange={({ target }) => put({ scope: target.value })}
        />
      )}
    </RowsInput>
  );
};
