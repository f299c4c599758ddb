import * as z from 'zod';
import { object, strictObject } from '#shared/domain/objects.ts';
import { day, departmentId, id, instant, line } from '#shared/domain/scalars.ts';
import {
  departmentEdit,
  handOver,
  newDepartment,
  newPerson,
  newPost,
  personEdit,
} from '#shared/domain/organisation/organisation.ts';
import { deputy } from '#shared/domain/organisation/deputy.ts';
import { newContract } from '#shared/domain/organisation/seat.ts';
import type { Routes } from './route.ts';
import { departmentView, holdingView, listOf, personView, postView } from './views.ts';

const me = strictObject(() => ({
  personId: z.string(),
  name: z.string(),
  kind: z.enum(['staff', 'external', 'system']),
  posts: z.array(
    z.strictObject({
      postId: id,
      departmentId,
      title: line(200),
      roles: z.array(z.string()),
      from: day,
      isDeputy: z.boolean(),
    }),
  ),
  duties: z.array(z.string()),
  fiscalYear: z.int(),
  /** External auditors: the contract, and the promise of non-disclosure with the day it was made. */
  seat: z
    .strictObject({
      company: line(200),
      contractNo: line(100),
      from: day,
      to: day,
      nonDisclosure: z.strictObject({
        textVersion: z.string(),
        ja: z.string(),
        en: z.string(),
        agreedAt: instant.optional(),
      }),
    })
    .optional(),
}));

export const directoryRoutes = {
  'me.get': { method: 'GET', path: '/me', summary: ['自分の職と役割', 'Who I am, and the posts I hold'], output: me },
  'me.agreeNonDisclosure': {
    method: 'POST',
    path: '/me/non-disclosure',
    summary: ['守秘を誓約する(外部監査人)', 'Promise non-disclosure (external auditor)'],
    body: strictObject(() => ({ textVersion: line(40) })),
    output: me,
    errors: ['already_exists', 'rule_refused'],
  },
  'department.list': {
    method: 'GET',
    path: '/departments',
    summary: ['所属の一覧', 'The tree of departments'],
    output: listOf(departmentView),
  },
  'department.create': {
    method: 'POST',
    path: '/departments',
    summary: ['所属を作る', 'Create a department'],
    body: newDepartment,
    output: departmentView,
    status: 201,
    errors: ['already_exists', 'incomplete'],
  },
  'department.get': {
    method: 'GET',
    path: '/departments/{departmentId}',
    summary: ['所属を見る', 'One department'],
    output: departmentView,
  },
  'department.edit': {
    method: 'PUT',
    path: '/departments/{departmentId}',
    summary: ['所属の名前等を直す', 'Correct the name of a department'],
    body: departmentEdit,
    output: departmentView,
    ifMatch: true,
  },
  'department.close': {
    method: 'POST',
    path: '/departments/{departmentId}/close',
    summary: ['所属を廃止する', 'End a department on a day'],
    body: strictObject(() => ({ validTo: day })),
    output: departmentView,
    ifMatch: true,
    errors: ['rule_refused'],
  },
  'post.list': {
    method: 'GET',
    path: '/posts',
    summary: ['職の一覧', 'Posts and their holders'],
    output: listOf(postView),
  },
  'post.create': {
    method: 'POST',
    path: '/posts',
    summary: ['職を作る', 'Create a post'],
    body: newPost,
    output: postView,
    status: 201,
    errors: ['incomplete'],
  },
  'post.get': { method: 'GET', path: '/posts/{postId}', summary: ['職を見る', 'One post'], output: postView },
  'post.handOver': {
    method: 'POST',
    path: '/posts/{postId}/hand-over',
    summary: ['職を引き継ぐ', 'Hand a post over: its open work goes with it'],
    body: handOver,
    output: postView,
    ifMatch: true,
    errors: ['incomplete', 'rule_refused'],
  },
  'post.close': {
    method: 'POST',
    path: '/posts/{postId}/close',
    summary: ['職を廃止する', 'End a post on a day, and the term of its holder with it'],
    body: strictObject(() => ({ validTo: day })),
    output: postView,
    ifMatch: true,
    errors: ['rule_refused'],
  },
  'post.appointDeputy': {
    method: 'POST',
    path: '/posts/{postId}/appoint-deputy',
    summary: ['代理を置く', 'Appoint a deputy for a term'],
    body: deputy,
    output: postView,
    ifMatch: true,
    errors: ['incomplete', 'rule_refused'],
  },
  'post.endDeputy': {
    method: 'POST',
    path: '/posts/{postId}/end-deputy',
    summary: ['代理を終える', 'End the term of a deputy at once'],
    body: strictObject(() => ({ personId: id })),
    output: postView,
    ifMatch: true,
    errors: ['incomplete'],
  },
  'person.list': { method: 'GET', path: '/people', summary: ['職員等の一覧', 'People'], output: listOf(personView) },
  'person.create': {
    method: 'POST',
    path: '/people',
    summary: ['職員等を登録する', 'Register a person'],
    body: newPerson,
    output: personView,
    status: 201,
    errors: ['already_exists'],
  },
  'person.get': {
    method: 'GET',
    path: '/people/{personId}',
    summary: ['職員等を見る', 'One person with the posts held'],
    output: object(() => ({ ...personView.shape, holdings: z.array(holdingView) })),
  },
  'person.edit': {
    method: 'PUT',
    path: '/people/{personId}',
    summary: ['氏名等を直す', 'Correct a name or an address'],
    body: personEdit,
    output: personView,
    ifMatch: true,
  },
  'person.engage': {
    method: 'POST',
    path: '/people/{personId}/engage',
    summary: ['外部監査人の契約を登録する', 'Enter or correct the contract of an external auditor'],
    body: newContract,
    output: personView,
    ifMatch: true,
    errors: ['incomplete', 'rule_refused'],
  },
  'person.activate': {
    method: 'POST',
    path: '/people/{personId}/activate',
    summary: ['利用を再び認める', 'Give a person access again'],
    body: strictObject(() => ({})),
    output: personView,
    ifMatch: true,
  },
  'person.deactivate': {
    method: 'POST',
    path: '/people/{personId}/deactivate',
    summary: ['利用を止める', 'Stop a person’s access at once'],
    body: strictObject(() => ({})),
    output: personView,
    ifMatch: true,
    errors: ['rule_refused'],
  },
} as const satisfies Routes;
