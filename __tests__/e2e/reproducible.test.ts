import {expect, it} from 'vitest';
import {runAction} from './support/action.ts';
import {expectNoTrace} from './support/engine.ts';
import {laterPushToMain, pushToMain} from './support/events.ts';
import {ownBuilder, sharedBuilder} from './support/inputs.ts';
import {project} from './support/project.ts';
import {manifestOf, newRepository, taggedImages} from './support/registry.ts';

/** Steps that make files of their own, a directory that BuildKit makes, and files of the checkout. */
const DOCKERFILE = `FROM busybox:1.36
WORKDIR /www
RUN echo ok > health && mkdir -p a/b && date > /dev/null && echo deep > a/b/c
COPY pages/ ./pages/
COPY --chmod=755 start.sh /start.sh
RUN ln -s pages/index.html index.html && chmod 600 a/b/c
EXPOSE 8000
HEALTHCHECK --interval=30s CMD wget -q -O /dev/null http://127.0.0.1:8000/health || exit 1
CMD ["/start.sh"]
`;

const checkout = () =>
  project({
    Dockerfile: DOCKERFILE,
    'pages/index.html': 'hello',
    'pages/more/about.html': 'about',
    'start.sh': '#!/bin/sh\nexec httpd -f -p 8000 -h /www\n'
  });

it('gives the same images, byte for byte, by two builders that have nothing cached', async () => {
  const build = async () => {
    const repository = newRepository();
    const run = await runAction({
      event: pushToMain(),
      cwd: checkout(),
      inputs: {...ownBuilder(), images: repository, 'no-cache': 'true', cache: 'off'}
    });
    expect(run.exitCode, run.log).toBe(0);
    await expectNoTrace(run, repository);
    return {repository, ...(await taggedImages(repository, 'main'))};
  };
  const first = await build();
  const second = await build();
  expect(Object.keys(first.images).sort()).toEqual(['linux/amd64', 'linux/arm64']);
  expect(second.images).toEqual(first.images);
  // Attestations tell when and where it was built.
  expect(second.digest).not.toBe(first.digest);
});

it('keeps the cache for the next commit, also behind a WORKDIR, and off leaves the time of the build', async () => {
  const repository = newRepository();
  const inputs = {...sharedBuilder(), images: repository, platforms: 'linux/amd64', provenance: 'false'};
  const cwd = checkout();
  const layers = async (tag: string) => (await manifestOf(repository, tag)).layers?.map(({digest}) => digest) ?? [];
  const first = await runAction({event: pushToMain(), cwd, inputs});
  expect(first.exitCode, first.log).toBe(0);
  const second = await runAction({event: laterPushToMain(), cwd, inputs});
  expect(second.exitCode, second.log).toBe(0);
  expect(second.log).toMatch(/built in .*, 5\/5 steps cached/);

  const before = await layers('main');
  const off = await runAction({event: laterPushToMain(), cwd, inputs: {...inputs, 'source-date-epoch': 'off'}});
  expect(off.exitCode, off.log).toBe(0);
  const [base, ...own] = await layers('main');
  expect(base).toBe(before[0]);
  expect(own.filter(layer => before.includes(layer))).toEqual([]);
});
