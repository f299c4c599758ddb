import { type CalendarDate, parseDate } from '@internationalized/date';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  I18nProvider,
  Popover,
} from 'react-aria-components';
import type { InputProps } from '#web/commands/table.ts';
import { commandWords } from '#web/commands/text.ts';
import { usePopoverContainer } from '#web/parts/Dialog.tsx';
import { Icon } from '#web/parts/Icon.tsx';
import { useText } from '#web/text/catalogue.ts';
import { localeOf } from '#web/text/dates.ts';
import { usePreferences } from '#web/text/preferences.ts';
import { inEra, useSeparators } from './segment-keys.ts';

const valueOf = (text: string | undefined): CalendarDate | null => {
  try {
    return text ? parseDate(text) : null;
  } catch {
    return null;
  }
};

const step =
  'inline-flex size-11 cursor-pointer items-center justify-center rounded-8 hover:bg-blue-50 data-focus-visible:outline-4';

/** A calendar day, typed in parts or chosen; in the era or the western year, as the person reads dates. Its value is `YYYY-MM-DD`. */
const DateField = ({
  id,
  labelId,
  value,
  onChange,
  invalid,
  describedBy,
}: InputProps<string> & { labelId: string }) => {
  const t = useText(commandWords);
  const within = usePopoverContainer();
  const chosen = usePreferences();
  const onSeparator = useSeparators();
  return (
    <I18nProvider locale={localeOf(chosen)}>
      <DatePicker
        id={id}
        aria-labelledby={labelId}
        {...(describedBy ? { 'aria-describedby': describedBy } : {})}
        isInvalid={invalid}
        shouldForceLeadingZeros={false}
        value={valueOf(value)}
        onChange={(day) => onChange(day?.toString())}
      >
        <Group
          onKeyDownCapture={onSeparator}
          className="inline-flex items-center rounded-8 border border-solid-gray-600 bg-white pl-3 data-invalid:border-error-1"
        >
          <DateInput className="flex min-h-11 items-center">
            {(segment) => (
              <DateSegment
                segment={chosen.calendar === 'era' ? inEra(segment) : segment}
                className="min-h-6 min-w-6 rounded-4 px-0.5 text-center tabular-nums data-focused:bg-blue-900 data-focused:text-white data-placeholder:text-solid-gray-700 data-focused:data-placeholder:text-white data-[type=literal]:min-w-0"
              />
            )}
          </DateInput>
          <Button aria-label={t.calendar} className={step}>
            <Icon name="calendar" />
          </Button>
        </Group>
        <Popover
          {...(within ? { UNSTABLE_portalContainer: within } : {})}
          className="card overflow-y-auto p-4 shadow-3"
        >
          <Dialog className="outline-none">
            <Calendar>
              <header className="mb-2 flex items-center justify-between">
                <Button slot="previous" className={step}>
                  <Icon name="arrow" className="size-6 rotate-180" />
                </Button>
                <Heading className="font-bold" />
                <Button slot="next" className={step}>
                  <Icon name="arrow" />
                </Button>
              </header>
              <CalendarGrid>
                {(date) => (
                  <CalendarCell
                    date={date}
                    className="flex size-11 cursor-pointer items-center justify-center rounded-8 hover:bg-blue-50 data-outside-month:hidden data-selected:bg-blue-900 data-selected:text-white data-focus-visible:outline-4 data-unavailable:text-solid-gray-420"
                  />
                )}
              </CalendarGrid>
            </Calendar>
          </Dialog>
        </Popover>
      </DatePicker>
    </I18nProvider>
  );
};

export default DateField;
