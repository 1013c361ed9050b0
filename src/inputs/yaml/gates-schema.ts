import * as z from 'zod/mini';
import {described, strict} from './schema-parts.ts';

const duration = () => z.union([z.string(), z.number()]);
const textOrList = () => z.union([z.string(), z.array(z.string())]);

const ScanSchema = strict({
  severity: described(textOrList(), 'Severities that fail, such as HIGH and CRITICAL (the default).'),
  'ignore-unfixed': described(z.boolean(), 'Leaves out what no version of the package has fixed yet.'),
  'ignore-file': described(z.string(), 'What to leave out: a .trivyignore of trivy, a configuration file of grype.'),
  sarif: described(z.string(), 'File of the workspace for the SARIF report; with several build targets one for each.'),
  image: described(z.string(), 'Image of the scanner where it is not on PATH, instead of the pinned one.'),
  timeout: described(duration(), 'Time limit: 10m (the default), 90s or seconds.')
});

const SignSchema = strict({
  key: described(z.string(), 'Key file, env://NAME or the URI of a KMS. Without it the OIDC token of the job signs.'),
  'password-env': described(z.string(), 'Variable with the password of the key. Default: COSIGN_PASSWORD.'),
  'transparency-log': described(
    z.boolean(),
    'Whether the signature goes to the transparency log (true is the default).'
  ),
  image: described(z.string(), 'Image of cosign where it is not on PATH, instead of the pinned one.'),
  timeout: described(duration(), 'Time limit: 10m (the default), 90s or seconds.')
});

const GateSchema = strict({
  run: described(textOrList(), 'Command, as a list or as text that is split at blanks. It gets IMAGE and more.'),
  trivy: described(z.nullable(ScanSchema), 'Scan by trivy.'),
  grype: described(z.nullable(ScanSchema), 'Scan by grype.'),
  cosign: described(z.nullable(SignSchema), 'Signature of the published index by cosign.'),
  name: described(z.string(), 'Name in the log and the summary.'),
  timeout: described(duration(), 'Time limit of the command: 10m (the default), 90s or seconds.')
});

export const GatesSchema = z.array(z.union([z.enum(['trivy', 'grype', 'cosign']), GateSchema]));

export type RawGates = z.infer<typeof GatesSchema>;
export type RawGate = z.infer<typeof GateSchema>;
export type RawScan = z.infer<typeof ScanSchema>;
export type RawSign = z.infer<typeof SignSchema>;
