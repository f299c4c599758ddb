import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { dayOf, fiscalYearOf } from '#shared/kernel/calendar.ts';
import type { Lifecycle } from '#shared/kernel/lifecycle.ts';
import { hold } from '#shared/domain/retention/hold.ts';
import {
  day,
  departmentId,
  fiscalYear,
  id,
  instant,
  line,
  prose,
  versioned,
  writtenProse,
} from '#shared/domain/scalars.ts';
import { lastDayOf, nextYearly } from './yearly-duty.ts';

export const spiWorkStatus = z.enum(['draft', 'in_force', 'withdrawn', 'ended']);
type SpiWorkStatus = z.infer<typeof spiWorkStatus>;

/** Drafted by whoever handles the work, entered and confirmed by the section's protection officer; ended, never deleted. */
export const spiWorkLifecycle = {
  edit: { from: ['draft'], to: 'same' },
  withdraw: { from: ['draft'], to: 'withdrawn' },
  enter: { from: ['draft'], to: 'in_force' },
  revise: { from: ['in_force'], to: 'same' },
  confirm: { from: ['in_force'], to: 'same' },
  end: { from: ['in_force'], to: 'ended' },
} satisfies Lifecycle<SpiWorkStatus, string>;
export type SpiWorkCommand = keyof typeof spiWorkLifecycle;

/** Whose turn it is. What is in force waits for the confirmation of the year. */
export const spiWorkDuty = {
  draft: 'spiProtectionOfficer',
  in_force: 'spiProtectionOfficer',
  withdrawn: undefined,
  ended: undefined,
} as const satisfies Record<SpiWorkStatus, string | undefined>;

const handler = strictObject(() => ({
  /** A post, or a person by name: one of the two. */
  postId: id.optional(),
  personId: id.optional(),
  /** Which data this handler may handle (取り扱う特定個人情報等の範囲). */
  scope: writtenProse(1000),
}));
const handlersPerWork = 100;

/** 特定個人情報保護評価 (PIA): how deep, under which number, and since when it is published. */
const pia = strictObject(() => ({
  /** 基礎項目評価, 重点項目評価, 全項目評価, 対象外. */
  level: z.enum(['basic', 'focused', 'full', 'notRequired']),
  number: line(100).optional(),
  publishedOn: day.optional(),
  /** Why none is required (番号法28条, such as files of the own staff alone). */
  reason: prose(1000).optional(),
})).refine(({ level, reason }) => level !== 'notRequired' || (reason ?? '') !== '', {
  message: 'say why none is required',
  path: ['reason'],
});

/** What a section writes about a work it does with Individual Numbers (個人番号). */
export const spiWorkDraft = strictObject(() => ({
  name: line(200),
  /** 個人番号利用事務, 個人番号関係事務. */
  kind: z.enum(['spiUseWork', 'spiRelatedWork']),
  startsOn: day,
  handlers: z
    .array(
      handler.refine(({ postId, personId }) => (postId === undefined) !== (personId === undefined), {
        message: 'a post or a person',
      }),
    )
    .min(1)
    .max(handlersPerWork),
  /** 管理区域 (where systems stand) and 取扱区域 (where people work with it). */
  areas: z
    .array(z.strictObject({ kind: z.enum(['controlledArea', 'handlingArea']), name: line(200) }))
    .min(1)
    .max(50),
  systems: z.array(line(200)).max(50),
  /** Left out while it is not settled whether one is needed. */
  pia: pia.optional(),
}));

const confirmed = strictObject(() => ({
  /** The year that is confirmed: the one that runs, or the one before it. */
  fiscalYear,
  /** Handling rules and manuals (取扱規程、手順書) are in place and were looked through. */
  rulesInPlace: z.boolean(),
  /** Handlers who had to be trained in the year, and those who were (番号法29条の2). */
  toTrain: z.int().min(0).max(9999),
  trained: z.int().min(0).max(9999),
  /** When the section last analysed the logs of the work; left out when it did not. */
  logsAnalysedOn: day.optional(),
  comment: prose(2000).optional(),
}));

/** The section's statement about one year, for the yearly report to the PPC (DOMAIN.md 4.5). */
const confirmation = strictObject(() => ({ ...confirmed.shape, by: id, at: instant }));

/** An entry of the register of number-using work (個人番号利用事務等の台帳): one work of one section. */
export const spiWork = strictObject(() => ({
  ...versioned,
  departmentId,
  workId: id,
  path: z.array(departmentId),
  departmentName: line(200),
  /** 実施機関, as the tree of departments had it when the entry was last written. */
  implementingBody: line(100),
  status: spiWorkStatus,
  ...spiWorkDraft.shape,
  /** With the title or name each had when the entry was written. */
  handlers: z.array(handler.extend({ name: line(200) })).max(handlersPerWork),
  draftedBy: id,
  enteredBy: id.optional(),
  enteredAt: instant.optional(),
  /** Latest last, each year once: what was stated before is in the trail. */
  confirmations: z.array(confirmation).max(50),
  ending: z.strictObject({ on: day, reason: writtenProse(1000), by: id, at: instant }).optional(),
  withdrawnOn: day.optional(),
  hold: hold.optional(),
  remark: prose(2000).optional(),
}));
export type SpiWork = z.infer<typeof spiWork>;

const comment = strictObject(() => ({ comment: prose(2000).optional() }));

export const spiWorkInputs = {
  edit: spiWorkDraft,
  revise: spiWorkDraft,
  withdraw: comment,
  enter: comment,
  confirm: confirmed.refine(({ toTrain, trained }) => trained <= toTrain, {
    message: 'more were trained than had to be',
    path: ['trained'],
  }),
  end: strictObject(() => ({ on: day, reason: writtenProse(1000) })),
} satisfies Record<SpiWorkCommand, z.ZodObject>;

/** The fiscal year whose confirmation is due next. */
export const yearToConfirm = ({ startsOn, enteredAt, confirmations }: SpiWork): number =>
  // An old work that is entered today is confirmed from this year on.
  nextYearly(
    [startsOn, enteredAt === undefined ? startsOn : dayOf(new Date(enteredAt))].toSorted().at(-1) ?? startsOn,
    confirmations.map((c) => c.fiscalYear),
  );

/** The day by which a work that is in force is to be confirmed. */
export const confirmationDue = (work: SpiWork): string | undefined =>
  work.status === 'in_force' ? lastDayOf(yearToConfirm(work)) : undefined;

/** Whether anything waits for the section today: the confirmation of a year does once the year has begun. */
export const isWaitingOn = (work: SpiWork, today: string): boolean =>
  work.status === 'draft' || yearToConfirm(work) <= fiscalYearOf(today);
