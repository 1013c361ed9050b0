import {ask} from '../lib/run.mjs';

/**
 * Whether images can be pulled from docker.io: then the lab uses the real ones, and builds none.
 * @param {string} host @returns {() => Promise<boolean>} asked once, and only when a step has to know
 */
export function createHub(host) {
  let answer;
  return () => {
    answer ??= ask(['docker', '--host', host, 'manifest', 'inspect', 'docker.io/library/busybox:1.36'], {
      timeout: 15_000
    }).then(text => text !== undefined);
    return answer;
  };
}
