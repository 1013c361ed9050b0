import type {StackSettings} from '../check-settings.ts';
import {defined} from '../objects.ts';
import type {Place} from '../problems.ts';
import type {RawStack} from './schema.ts';

/** `compose` of a smoke test. Reports what is missing; the file itself is looked at when the run begins. */
export function readStackSettings(raw: RawStack, place: Place): StackSettings | undefined {
  const {file, service, images, wait} = raw;
  if (!file || !service) {
    const missing = [...(file ? [] : ['file']), ...(service ? [] : ['service'])];
    place.problem(
      `has no ${missing.map(key => `"${key}"`).join(' and no ')}`,
      'Name the compose file, and the service that the image stands in for: {file: compose.yaml, service: web}.'
    );
    return undefined;
  }
  if (images && Object.hasOwn(images, service)) {
    place.child('images').problem(`names "${service}", which the image under test stands in for`, 'Leave it out.');
  }
  return {file, service, images: images ?? {}, ...defined({wait: wait === undefined ? undefined : [wait].flat()})};
}
