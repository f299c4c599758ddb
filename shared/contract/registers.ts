import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import {
  outsourcing,
  outsourcingDraft,
  outsourcingInputs,
  outsourcingOfWork,
} from '#shared/domain/register/outsourcing.ts';
import { day, departmentId, fiscalYear } from '#shared/domain/scalars.ts';
import { spiWork, spiWorkDraft, spiWorkInputs } from '#shared/domain/register/spi-work.ts';
import { holdRoutes } from './holds.ts';
import { commandRoutes, type Routes } from './route.ts';
import { may, pageOf, paging, shown, trailEntryView } from './views.ts';

const works = '/departments/{departmentId}/works';
const work = `${works}/{workId}` as const;

/** Of the own sections; over the whole city for the officers, page by page. */
const overSections = strictObject(() => ({ departmentId: departmentId.optional(), ...paging.shape }));

const spiWorkView = shown(spiWork.shape).extend({
  may,
  overdue: z.boolean(),
  /** By when the year that is due next is to be confirmed. */
  dueDate: day.optional(),
  yearToConfirm: fiscalYear.optional(),
  /** Contractors and re-contractors who do it for the section. */
  outsourcings: z.array(outsourcingOfWork),
});

const outsourcings = '/departments/{departmentId}/outsourcings';
const one = `${outsourcings}/{outsourcingId}` as const;

const outsourcingView = shown(outsourcing.shape).extend({
  may,
  overdue: z.boolean(),
  /** By when the contractor is to be looked at next. */
  dueDate: day.optional(),
  yearToCheck: fiscalYear.optional(),
});

/** Registers a city keeps about its work with Individual Numbers: of the special track alone. */
export const registerRoutes = {
  'spiWork.list': {
    method: 'GET',
    path: '/works',
    summary: ['個人番号利用事務等の台帳', 'The register of number-using work'],
    query: overSections,
    output: pageOf(spiWorkView),
  },
  'spiWork.create': {
    method: 'POST',
    path: works,
    summary: ['台帳に載せる事務の案を書く', 'Draft an entry of the register'],
    body: spiWorkDraft,
    output: spiWorkView,
    status: 201,
    errors: ['incomplete'],
  },
  'spiWork.get': {
    method: 'GET',
    path: work,
    summary: ['台帳の事務', 'One entry of the register'],
    output: spiWorkView,
  },
  'spiWork.activity': {
    method: 'GET',
    path: `${work}/activity`,
    summary: ['台帳の事務の履歴', 'Who changed the entry when'],
    query: paging,
    output: pageOf(trailEntryView),
  },
  ...commandRoutes('spiWork', work, spiWorkInputs, spiWorkView, {
    edit: ['台帳の案を書き直す', 'Rewrite a draft'],
    revise: ['登載した事務を改める', 'Revise an entry that is in force'],
    withdraw: ['台帳の案を取り下げる', 'Withdraw a draft'],
    enter: ['事務を台帳に登載する', 'Enter the work into the register'],
    confirm: ['年度の確認をする', 'Confirm the entry for a fiscal year, with the figures of the yearly report'],
    end: ['事務の終了を記録する', 'Record the end of the work'],
  }),
  ...holdRoutes('spiWorkHold', work, () => {
    const { departmentId: section, workId, version } = spiWork.shape;
    return { departmentId: section, workId, version };
  }),
  'outsourcing.list': {
    method: 'GET',
    path: '/outsourcings',
    summary: ['委託先の監督の一覧', 'Contractors and their supervision'],
    query: overSections,
    output: pageOf(outsourcingView),
  },
  'outsourcing.create': {
    method: 'POST',
    path: outsourcings,
    summary: ['委託を登録する', 'Register a contract with a contractor'],
    body: outsourcingDraft,
    output: outsourcingView,
    status: 201,
    errors: ['incomplete'],
  },
  'outsourcing.get': {
    method: 'GET',
    path: one,
    summary: ['委託先の監督の記録', 'One contractor and its supervision'],
    output: outsourcingView,
  },
  'outsourcing.activity': {
    method: 'GET',
    path: `${one}/activity`,
    summary: ['委託先の監督の履歴', 'Who did what about the contractor when'],
    query: paging,
    output: pageOf(trailEntryView),
  },
  ...commandRoutes('outsourcing', one, outsourcingInputs, outsourcingView, {
    edit: ['委託の内容を改める', 'Correct the terms of the contract'],
    checkSelection: ['選定前の確認を記録する', 'Record the check before the contractor was chosen'],
    consent: ['再委託の許諾を記録する', 'Record the consent to a re-contractor'],
    endReContract: ['再委託の終了を記録する', 'Record that a re-contractor is used no longer'],
    check: ['年度の確認を記録する', 'Record the yearly check of the contractor'],
    end: ['委託の終了を記録する', 'Record the end of the contract'],
  }),
  ...holdRoutes('outsourcingHold', one, () => {
    const { departmentId: section, outsourcingId, version } = outsourcing.shape;
    return { departmentId: section, outsourcingId, version };
  }),
} as const satisfies Routes;
