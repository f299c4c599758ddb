import { use, useEffect, useRef, useState } from 'react';
import {
  Button,
  ComboBox,
  ComboBoxStateContext,
  I18nProvider,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  type PopoverProps,
} from 'react-aria-components';
import { useRead } from '#web/api/read.ts';
import type { Field } from '#web/commands/fields.ts';
import type { InputProps } from '#web/commands/table.ts';
import { commandWords } from '#web/commands/text.ts';
import { IconButton } from '#web/parts/Button.tsx';
import { usePopoverContainer } from '#web/parts/Dialog.tsx';
import { Icon } from '#web/parts/Icon.tsx';
import { useText } from '#web/text/catalogue.ts';
import { useLanguage } from '#web/text/catalogue.ts';

type Option = { id: string; name: string; note: string };
type Kind = 'person' | 'department' | 'post';

/** What a list of several is made of. */
const lists: Readonly<Record<string, Kind>> = { departments: 'department', people: 'person' };

const minutes = 60_000;
const kept = { staleTime: 10 * minutes };

/** Whom and what the directory knows, by what can be picked; nothing while it is still being fetched. */
const useOptions = (kind: Kind): readonly Option[] | undefined => {
  const people = useRead('directory', 'person.list', {}, { ...kept, enabled: kind === 'person' });
  const departments = useRead('directory', 'department.list', {}, kept);
  const posts = useRead('directory', 'post.list', {}, { ...kept, enabled: kind !== 'department' });
  if ([people, departments, posts].some(({ isLoading }) => isLoading)) return undefined;
  const today = new Date().toISOString().slice(0, 10);
  const names = new Map(departments.data?.items.map(({ departmentId, name }) => [departmentId, name]));
  const open = <T extends { validTo?: string | undefined }>({ validTo }: T): boolean =>
    validTo === undefined || validTo >= today;
  const heldBy = (personId: string): string =>
    (posts.data?.items ?? [])
      .filter((post) => post.holderId === personId)
      .map(({ departmentId, title }) => `${names.get(departmentId) ?? ''} ${title}`)
      .join('、');
  if (kind === 'department')
    return (departments.data?.items ?? [])
      .filter(open)
      .map(({ departmentId: id, name, parentId }) => ({ id, name, note: names.get(parentId ?? '') ?? '' }));
  if (kind === 'post')
    return (posts.data?.items ?? []).filter(open).map(({ postId: id, title, departmentId, holderName }) => ({
      id,
      name: `${names.get(departmentId) ?? ''} ${title}`,
      note: holderName ?? '',
    }));
  return (people.data?.items ?? []).map(({ personId: id, name }) => ({ id, name, note: heldBy(id) }));
};

type Props = InputProps & { field: Field; labelId: string };

/** Closes the list after each pick: emptied, the box would open it again, over what was just added. */
const ClosedAfter = ({ picks }: { picks: number }) => {
  const state = use(ComboBoxStateContext);
  const latest = useRef(state);
  latest.current = state;
  useEffect(() => {
    if (picks > 0) latest.current?.close();
  }, [picks]);
  return null;
};

/** Opens and closes with its box alone: by itself it would close when the page scrolls to bring the box into view. */
const List = (props: PopoverProps) => <Popover {...props} isOpen={use(ComboBoxStateContext)?.isOpen ?? false} />;

const kindOf = ({ kind }: Field): Kind => lists[kind] ?? (kind as Kind);

const Box = ({
  id,
  labelId,
  value,
  onChange,
  invalid,
  describedBy,
  field,
  options,
}: Props & { options: readonly Option[] }) => {
  const t = useText(commandWords);
  const within = usePopoverContainer();
  const language = useLanguage();
  const several = field.kind in lists;
  const [typed, setTyped] = useState('');
  const [picks, setPicks] = useState(0);
  const chosen = several ? ((value as readonly string[] | undefined) ?? []) : [];
  const nameOf = (key: string): string => options.find((option) => option.id === key)?.name ?? key;
  return (
    <I18nProvider locale={language === 'ja' ? 'ja-JP' : 'en-US'}>
      {chosen.length > 0 && (
        <ul className="mb-2 flex flex-wrap gap-2">
          {chosen.map((key) => (
            <li key={key} className="flex items-center rounded-8 bg-blue-50 pl-3">
              {nameOf(key)}
              <IconButton
                icon="close"
                label={t.remove(nameOf(key))}
                onClick={() => onChange(chosen.filter((one) => one !== key))}
              />
            </li>
          ))}
        </ul>
      )}
      <ComboBox
        aria-labelledby={labelId}
        {...(describedBy ? { 'aria-describedby': describedBy } : {})}
        isInvalid={invalid}
        menuTrigger="focus"
        defaultItems={options.filter((option) => !chosen.includes(option.id))}
        {...(several
          ? { selectedKey: null, inputValue: typed, onInputChange: setTyped }
          : { selectedKey: (value as string | undefined) ?? null })}
        onSelectionChange={(key) => {
          if (!several) onChange(key === null ? undefined : String(key));
          else if (key !== null) {
            onChange([...chosen, String(key)]);
            setTyped('');
            setPicks(picks + 1);
          }
        }}
      >
        <ClosedAfter picks={picks} />
        <div className="relative">
          <Input id={id} className="control pr-12" />
          <Button className="absolute top-0 right-0 inline-flex size-11 items-center justify-center">
            <Icon name="down" className="size-5" />
          </Button>
        </div>
        <List
          {...(within ? { UNSTABLE_portalContainer: within } : {})}
          className="card flex w-(--trigger-width) flex-col p-1 shadow-3"
        >
          <ListBox<Option>
            className="max-h-72 overflow-y-auto outline-none"
            renderEmptyState={() => <p className="p-3">{t.nothingFound}</p>}
          >
            {(option) => (
              <ListBoxItem
                id={option.id}
                textValue={option.name}
                className="flex min-h-11 cursor-pointer flex-wrap items-baseline gap-x-3 rounded-8 px-3 py-2 data-focused:bg-blue-900 data-focused:text-white data-selected:font-bold"
              >
                {option.name}
                <span className="text-dns-14N-130">{option.note}</span>
              </ListBoxItem>
            )}
          </ListBox>
        </List>
      </ComboBox>
    </I18nProvider>
  );
};

/** A person, a section or a post out of hundreds: found by typing. Several, where the field takes a list. */
const Pick = (props: Props) => {
  const options = useOptions(kindOf(props.field));
  // A box that is typed into before there is anything to find would stay closed.
  return options ? <Box {...props} options={options} /> : <div className="control bg-solid-gray-50" aria-busy="true" />;
};

export default Pick;
