import {describeCheck} from '../inputs/describe-check.ts';
import {dockerfilePath} from '../plan/dockerfile.ts';
import type {BuildTarget, Plan, TakenTag} from '../plan/plan.ts';
import {describeDecision} from './decision.ts';
import {count} from './format.ts';
import type {Table} from './table.ts';
import {imageAndVariant} from './targets.ts';

export const planHeadline = ({version, targets}: Plan): string =>
  `Plan for ${count(targets.length, 'build target')}${version === '' ? '' : `, version ${version}`}`;

export const planFacts = (plan: Plan): readonly string[] => [
  describeDecision(plan),
  describeAge(plan),
  ...(plan.gates.length === 0 ? [] : [`Gates before any tag: ${plan.gates.map(({name}) => name).join(', ')}`])
];

const describeAge = ({revision, created}: Plan): string =>
  revision === '' ? `Created ${created}` : `Commit ${revision.slice(0, 7)}, created ${created}`;

export const planTagsTable = ({publications}: Plan): Table => ({
  columns: [
    {title: 'Image', kind: 'code'},
    {title: 'Tag', kind: 'code'},
    {title: 'Kind', kind: 'text'},
    {title: 'From', kind: 'code'},
    {title: 'Repositories', kind: 'code'}
  ],
  rows: publications.flatMap(({id, tags, held, repositories}) => [
    ...tags.map(({name, moving, source}) => [id, name, moving ? 'moves' : 'fixed', source, repositories]),
    ...held.map(({name}) => [id, name, 'held back', '', ''])
  ])
});

export const describeTaken = ({reference, reason}: TakenTag): string => `${reference}: ${reason}`;

export const planTargetsTable = ({targets}: Plan): Table => ({
  columns: [
    {title: 'Image', kind: 'code'},
    {title: 'Platform', kind: 'text'},
    {title: 'Dockerfile', kind: 'code'},
    {title: 'Stage', kind: 'code'},
    {title: 'Check', kind: 'text'}
  ],
  rows: targets.map(target => [
    imageAndVariant(target),
    target.platform,
    dockerfilePath(target) ?? target.context,
    target.target ?? '',
    describeSmoke(target)
  ])
});

function describeSmoke({smoke}: BuildTarget): string {
  if (smoke === 'off') return 'off';
  const checks = smoke.checks.map(check => describeCheck(check));
  const own = smoke.checks.some(({kind}) => kind === 'healthcheck') ? [] : ['HEALTHCHECK if there is one'];
  const first = (checks.length === 0 ? ['starts', ...own] : [...own, ...checks]).join(', ');
  if (smoke.restart === false) return first;
  if (smoke.restart === true) return `${first}, again after a restart`;
  return `${first}, after a restart: ${smoke.restart.checks.map(check => describeCheck(check)).join(', ')}`;
}
