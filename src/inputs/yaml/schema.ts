import * as z from 'zod/mini';
import {GatesSchema} from './gates-schema.ts';
import {described, strict} from './strict.ts';

const text = (): z.ZodMiniString => z.string();
const scalar = () => z.union([z.string(), z.number(), z.boolean()]);
const textOrList = () => z.union([z.string(), z.array(z.string())]);
const mapOrList = () => z.union([z.record(z.string(), z.nullable(scalar())), z.array(z.string())]);
const port = () => z.int().check(z.minimum(1), z.maximum(65535));

const HttpCheckSchema = strict({
  path: described(text(), 'Path to ask for, starting with a slash. Without it any answer below 500 will do.'),
  port: described(port(), 'Port to ask, instead of the port of the smoke test.'),
  status: described(z.int().check(z.minimum(100), z.maximum(599)), 'Status that is right. Without it any 2xx.')
});

const SmokeObjectSchema = strict({
  port: described(port(), 'Port the service listens on inside the container.'),
  timeout: described(z.union([z.string(), z.number()]), 'Time until it must be healthy: 60s, 1m30s or seconds.'),
  command: described(textOrList(), "Arguments instead of the image's CMD: a list, or text that is split at blanks."),
  entrypoint: described(text(), "Program instead of the image's ENTRYPOINT."),
  env: described(z.record(z.string(), z.nullable(scalar())), 'Environment variables of the container.'),
  checks: described(
    z.array(strict({http: HttpCheckSchema.check(z.describe('An HTTP request and the answer that is right.'))})),
    'Requests that must succeed before the image is good.'
  )
});

export const SmokeSchema = z.union([z.enum(['auto', 'off']), SmokeObjectSchema]);

const layer = () => ({
  context: described(text(), 'Directory or Git URL that the build reads its files from.'),
  file: described(text(), 'Path of the Dockerfile, from the root of the workspace. Default: {context}/Dockerfile.'),
  target: described(text(), 'Stage of the Dockerfile to build.'),
  'build-args': described(mapOrList(), 'Build arguments, as a map or as a list of KEY=value.'),
  'build-contexts': described(mapOrList(), 'Additional build contexts, as a map or as a list of name=path.'),
  platforms: described(textOrList(), 'Platforms to build for, such as linux/amd64 and linux/arm64.'),
  labels: described(mapOrList(), 'Labels, as a map or as a list of key=value.'),
  annotations: described(mapOrList(), 'Annotations, as a map or as a list of key=value.'),
  smoke: described(SmokeSchema, 'How it is started and checked before it is published: auto, off, or the details.')
});

const VariantSchema = strict({
  ...layer(),
  default: described(z.boolean(), 'Publishes this variant under the bare tags as well.')
});

export const VariantsSchema = z.record(z.string(), z.nullable(VariantSchema));

const ImageSchema = strict({
  repositories: described(textOrList(), 'Repositories to publish to. Builds are pushed to the first one.'),
  ...layer(),
  'tag-format': described(text(), 'Tag of a variant, from {tag} and {variant}. Default: {tag}-{variant}.'),
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
  platforms: described(textOrList(), 'Platforms of images that name none themselves.'),
  retention: described(RetentionSchema, 'What "mode: cleanup" removes from the repositories.'),
  gates: described(GatesSchema, 'What must pass after the checks and before any tag is written.')
});

export const AuthsSchema = z.array(
  strict({
    registry: described(text(), 'Host of the registry. Default: docker.io.'),
    username: described(text(), 'User name.'),
    password: described(text(), 'Password or token.')
  })
);

export type RawSmoke = z.infer<typeof SmokeSchema>;
export type RawVariants = z.infer<typeof VariantsSchema>;
export type RawVariant = z.infer<typeof VariantSchema>;
export type RawImage = z.infer<typeof ImageSchema>;
export type RawConfig = z.infer<typeof ConfigSchema>;
export type RawRetention = z.infer<typeof RetentionSchema>;
export type RawAuths = z.infer<typeof AuthsSchema>;
export type RawMapOrList = RawVariant['labels'];
