/**
 * Roles as data: what each may do, and which classes of a person's record it sees in which relation to her.
 * Nothing that is not written here is allowed.
 */
import type { Action } from '../../api/actions.ts';
import type { Words } from '../../rules/index.ts';
import { type DataClass, dataClasses } from './classes.ts';

/**
 * How an asker stands to somebody, nearest first. own: it is she herself. task: an open task of the asker's unit
 * for her or somebody she keeps house with. emergency: opened with a reason, for an hour. area: the asker's post
 * serves where she lives or is registered.
 */
export const relations = ['own', 'task', 'emergency', 'area'] as const;
export type Relation = (typeof relations)[number];

export type RoleDefinition = {
  readonly name: Words;
  /** administrator: runs the system and sees no resident's record. */
  readonly duty: 'service' | 'oversight' | 'administrator' | 'resident';
  readonly may: readonly Action[];
  /** Classes by relation; a relation that is missing shows nothing. */
  readonly sees: Readonly<Partial<Record<Relation, readonly DataClass[]>>>;
  /** Classes that lists of the asker's area may rest on. */
  readonly lists?: readonly DataClass[];
};

const everything: readonly DataClass[] = dataClasses;
const forVisits: readonly DataClass[] = ['identity', 'ordinary', 'civil-status', 'sensitive'];
const atWork = [
  'person.search',
  'person.read',
  'record.read',
  'right.read',
  'task.read',
  'unit.read',
] as const;

/** Of those who go to residents or have them at the desk. */
const withResidents = [
  ...atWork,
  'person.register',
  'record.write',
  'right.list',
  'task.open',
  'task.close',
  'emergency.open',
  'consent.read',
  'consent.record',
  'rights-request.open',
  'sync.use',
  'sync.send',
  'case.list',
  'case.read',
  'case.apply',
  'case.verify',
] as const;

export const roles = {
  'family-worker': {
    name: { 'zh-CN': '家庭服务员', en: 'family worker' },
    duty: 'service',
    may: withResidents,
    sees: { task: forVisits, emergency: forVisits, area: ['identity'] },
    lists: ['identity', 'ordinary', 'civil-status'],
  },
  clerk: {
    name: { 'zh-CN': '经办员', en: 'benefits clerk' },
    duty: 'service',
    may: [
      ...withResidents,
      'task.assign',
      'sync.decide',
      'resident.invite',
      'case.check',
      'money.read',
      'money.account',
      'money.propose',
      'extract.make',
      'policy.read',
      'policy.propose',
      'recovery.propose',
      'fund.propose',
    ],
    sees: { task: everything, emergency: everything, area: ['identity'] },
    lists: everything,
  },
  reviewer: {
    name: { 'zh-CN': '复核员', en: 'reviewer' },
    duty: 'service',
    may: [
      ...atWork,
      'task.open',
      'task.close',
      'case.list',
      'case.read',
      'case.confirm',
      'appeal.decide',
      'objection.answer',
      'budget.read',
      'budget.try',
      'money.read',
      'money.decide',
      'extract.make',
      'policy.read',
      'policy.decide',
      'recovery.decide',
      'fund.decide',
    ],
    sees: { task: everything, area: ['identity'] },
  },
  registrar: {
    name: { 'zh-CN': '登记管理员', en: 'registrar' },
    duty: 'service',
    may: [
      ...atWork,
      'person.register',
      'person.correct',
      'person.merge',
      'record.write',
      'task.open',
      'task.close',
      'rights-request.open',
      'rights-request.handle',
      'resident.invite',
    ],
    sees: { task: everything, area: ['identity', 'civil-status'] },
  },
  'care-provider': {
    name: { 'zh-CN': '妇幼保健人员', en: 'care provider' },
    duty: 'service',
    may: [
      ...atWork,
      'task.open',
      'task.close',
      'emergency.open',
      'care.enrol',
      'care.read',
      'care.write',
    ],
    sees: { task: forVisits, emergency: forVisits, area: ['identity'] },
  },
  'privacy-officer': {
    name: { 'zh-CN': '个人信息保护负责人', en: 'privacy officer' },
    duty: 'oversight',
    may: [
      'log.review',
      'emergency.review',
      'rights-request.handle',
      'task.read',
      'task.close',
      'consent.read',
    ],
    sees: { task: ['identity'] },
  },
  'system-administrator': {
    name: { 'zh-CN': '系统管理员', en: 'system administrator' },
    duty: 'administrator',
    may: ['unit.manage', 'unit.read'],
    sees: {},
  },
  'security-administrator': {
    name: { 'zh-CN': '安全管理员', en: 'security administrator' },
    duty: 'administrator',
    may: ['account.manage', 'post.manage', 'unit.read'],
    sees: {},
  },
  'audit-administrator': {
    name: { 'zh-CN': '审计管理员', en: 'audit administrator' },
    duty: 'administrator',
    may: ['audit.verify', 'log.review'],
    sees: {},
  },
  resident: {
    name: { 'zh-CN': '居民', en: 'resident' },
    duty: 'resident',
    may: [
      'person.read',
      'record.read',
      'right.read',
      'care.read',
      'care.write',
      'consent.read',
      'consent.record',
      'rights-request.open',
      'rights-request.own',
      'notice.read',
      'log.own',
      'case.own',
    ],
    sees: { own: everything },
  },
} as const satisfies Readonly<Record<string, RoleDefinition>>;

export type Role = keyof typeof roles;
export const isRole = (name: string): name is Role => Object.hasOwn(roles, name);
export const roleOf = (role: Role): RoleDefinition => roles[role];
export const mayDo = (role: Role, action: Action): boolean => roleOf(role).may.includes(action);

/** What is about everybody in the county: done only in a post that serves all of it. */
const aboutWholeCounty = new Set<Action>([
  'policy.read',
  'policy.propose',
  'policy.decide',
  'budget.read',
  'budget.try',
]);

/** May this be done in a post, by what the post serves? */
export const isServed = (action: Action, { isWhole }: { readonly isWhole: boolean }): boolean =>
  isWhole || !aboutWholeCounty.has(action);
