import type { InputProps } from '#web/commands/table.ts';
import { catalogue, useText } from '#web/text/catalogue.ts';

type Pia = {
  level: 'basic' | 'focused' | 'full' | 'notRequired';
  number?: string | undefined;
  reason?: string | undefined;
};

export const piaWords = catalogue(
  {
    level: '評価の種類',
    unsettled: '未確認',
    basic: '基礎項目評価',
    focused: '重点項目評価',
    full: '全項目評価',
    notRequired: '対象外',
    number: '評価書番号',
    reason: '対象外の理由',
  },
  {
    level: 'Depth of the assessment',
    unsettled: 'not settled yet',
    basic: 'Basic',
    focused: 'Focused',
    full: 'Full',
    notRequired: 'Not required',
    number: 'Number of the assessment',
    reason: 'Why none is required',
  },
);
const levels = ['basic', 'focused', 'full', 'notRequired'] as const;

/** 特定個人情報保護評価: how deep, and under which number; or why none is required. */
export const PiaInput = ({ id, value, onChange, describedBy }: InputProps<Pia>) => {
  const t = useText(piaWords);
  const extra = value?.level === 'notRequired' ? 'reason' : 'number';
  return (
    <div id={id} tabIndex={-1} className="flex flex-wrap gap-3">
      <select
        aria-label={t.level}
        aria-describedby={describedBy}
        className="control w-auto"
        value={value?.level ?? ''}
        onChange={({ target }) => onChange(target.value ? { level: target.value as Pia['level'] } : undefined)}
      >
        <option value="">{t.unsettled}</option>
        {levels.map((level) => (
          <option key={level} value={level}>
            {t[level]}
          </option>
        ))}
      </select>
      {value && (
        <label className="grow">
          <span className="sr-only">{t[extra]}</span>
          <input
            placeholder={t[extra]}
            className="control"
            maxLength={extra === 'number' ? 100 : 1000}
            value={value[extra] ?? ''}
            onChange={({ target }) => onChange({ ...value, [extra]: target.value || undefined })}
          />
        </label>
      )}
    </div>
  );
};
