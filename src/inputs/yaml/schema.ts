import * as z from 'zod/mini';
import {CachePathsSchema} from './cache-paths.ts';
import {GatesSchema} from './gates-schema.ts';
import {NotifySchema} from './notify.ts';
import {described, mapOrList, strict, text, textOrList} from './schema-parts.ts';
import {SmokeSchema} from './schema-smoke.ts';

const budget = () => z.union([z.string(), z.number()]);
const limitOrList = () => z.union([z.string(), z.number(), z.array(budget())]);

const LevelsSchema = strict({
  fail: described(limitOrList(), 'Nothing is published above this.'),
  warn: described(limitOrList(), 'A warning above this.')
}).check(({value, issues}) => {
  if (issues.length > 0 || value.fail !== undefined || value.warn !== undefined) return;
  issues.push({code: 'custom', input: value, message: 'fail, warn or both as its keys'});
});

/** In the JSON schema once, though every measure of every layer has it. */
const LimitsSchema = z
  .union([z.string(), z.number(), z.array(budget()), LevelsSchema])
  .register(z.globalRegistry, {id: 'limits'});

const limits = (text: string) =>
  described(LimitsSchema, `${text} A limit, a list of them, or {fail: …, warn: …}; +10% is growth.`);

export const BudgetsSchema = strict({
  size: limits('Compressed size that a client downloads: 300MB, 150MiB.'),
  'unpacked-size': limits("Size on the engine's disk: 900MB."),
  layers: limits('Number of layers: 20.'),
  startup: limits('Time from the start of the container until every check has passed: 10s.'),
  memory: limits('Most memory that the container used while it was checked: 200MiB.'),
  cpu: limits('CPU time that it used until the checks had passed: 500ms.'),
  'non-root': described(z.boolean(), 'true: the user of the image must not be root.')
}).register(z.globalRegistry, {id: 'budgets'});

const layer = () => ({
  context: described(text(), 'Directory or Git URL that the build reads its files from.'),
  file: described(text(), 'Path of the Dockerfile, from the root of the workspace. Default: {context}/Dockerfile.'),
  target: described(text(), 'Stage of the Dockerfile to build.'),
  'test-target': described(text(), 'Stage with the tests: built first, and nothing is published when it fails.'),
  'build-args': described(
    mapOrList(),
    'Build arguments, as a map or as a list of KEY=value. Values may have expressions such as {{commit_date}}.'
  ),
  'build-contexts': described(mapOrList(), 'Additional build contexts, as a map or as a list of name=path.'),
  platforms: described(
    textOrList(),
    'Platforms to build for, such as linux/amd64 and linux/arm64. The input "platforms" narrows them, and adds none.'
  ),
  labels: described(mapOrList(), 'Labels, as a map or as a list of key=value.'),
  annotations: described(mapOrList(), 'Annotations, as a map or as a list of key=value.'),
  smoke: described(SmokeSchema, 'How it is started and checked before it is published: auto, off, or the details.'),
  budgets: described(BudgetsSchema, 'Limits of what is measured; a measure given here replaces that of a layer below.')
});

const VariantSchema = strict({
  ...layer(),
  default: described(z.boolean(), 'Publishes this variant under the bare tags as well.')
});

export const VariantsSchema = z.record(z.string(), z.nullable(VariantSchema));

const ImageSchema = strict({
  repositories: described(textOrList(), 'Repositories to publish to. Builds are pushed to the first one.'),
  ...layer(),
  'tag-format': described(
    textOrList(),
    'Tag of a variant, from {tag} and {variant}, and further names of its latest, from {variant} alone. Default: {tag}-{variant}.'
  ),
  variants: described(
    VariantsSchema,
    'Variants by name, such as cpu and gpu. Keys given here win over those of the image.'
  )
});

const limit = () => z.int().check(z.minimum(0));

export const RetentionSchema = strict({
  'dry-run': described(z.boolean(), 'Only lists what would be removed. Default: true.'),
  rules: z
    .array(
      strict({
        match: described(
          textOrList(),
          'Tags, with the wildcards * and ?, or untagged for manifests that no tag needs.'
        ),
        'keep-days': described(limit(), 'Keeps what is younger than so many days.'),
        'keep-last': described(limit(), 'Keeps the newest so many of each variant.'),
        'include-versions': described(z.boolean(), 'Lets wildcards match latest and versions as well. Default: false.')
      })
    )
    .check(z.describe('What stays how long: the first rule that matches decides, and what none matches stays.'))
});

export const ConfigSchema = strict({
  images: described(z.record(z.string(), z.nullable(ImageSchema)), 'Images by name.'),
  tags: described(
    textOrList(),
    'Tags: strategies (latest, branch, sha, semver, pr, edge, nightly) and rules of docker/metadata-action (type=…).'
  ),
  flavor: described(textOrList(), 'What holds for all tags: latest=auto|true|false, prefix=TEXT, suffix=TEXT.'),
  labels: described(mapOrList(), 'Labels of every image, as a map or as a list of key=value.'),
  annotations: described(mapOrList(), 'Annotations of every image; keys may have a level in front (index:key).'),
  platforms: described(
    textOrList(),
    'Platforms of images that name none themselves; the input "platforms" comes in their place.'
  ),
  budgets: described(BudgetsSchema, 'Limits of every image.'),
  retention: described(RetentionSchema, 'What "mode: cleanup" removes from the repositories.'),
  gates: described(GatesSchema, 'What must pass after the checks and before any tag is written.'),
  notify: described(NotifySchema, 'Webhooks that are told how a run ended.'),
  'cache-paths': described(CachePathsSchema, 'Files of the workspace that are carried from one run to the next.')
});

export const AuthsSchema = z.array(
  strict({
    registry: described(text(), 'Host of the registry. Default: docker.io.'),
    username: described(text(), 'User name.'),
    password: described(text(), 'Password or token.')
  })
);

export type RawBudgets = z.infer<typeof BudgetsSchema>;
export type RawVariants = z.infer<typeof VariantsSchema>;
export type RawVariant = z.infer<typeof VariantSchema>;
export type RawImage = z.infer<typeof ImageSchema>;
export type RawConfig = z.infer<typeof ConfigSchema>;
export type RawRetention = z.infer<typeof RetentionSchema>;
export type RawAuths = z.infer<typeof AuthsSchema>;
export type RawMapOrList = RawVariant['labels'];
