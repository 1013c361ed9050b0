import {describe, expect, it} from 'vitest';
import {buildAnnotations} from '../../src/report/annotations.ts';
import type {RunResult} from '../../src/report/result.ts';
import {cancelled, crashed, dockerfileError, success} from './fixtures.ts';

const many = (length: number): readonly number[] => Array.from({length}, (_, index) => index);

describe('buildAnnotations', () => {
  it('has nothing to say of a success', () => {
    expect(buildAnnotations(success())).toEqual([]);
  });

  it('puts a failure and a warning on their lines, once for all platforms', () => {
    expect(buildAnnotations(dockerfileError())).toEqual([
      {
        level: 'error',
        title: 'Unknown instruction RUNN (hello/cpu/linux/amd64, hello/cpu/linux/arm64)',
        message: 'Did you mean RUN?',
        file: 'docker/cpu.Dockerfile',
        startLine: 7
      },
      {
        level: 'warning',
        message: "The 'as' keyword should match the case of the 'from' keyword",
        file: 'docker/cpu.Dockerfile',
        startLine: 1
      }
    ]);
  });

  it('tells a failure without a place in whole', () => {
    const [annotation] = buildAnnotations(crashed());
    expect(annotation).toEqual({
      level: 'error',
      message: [
        'The container exited with code 1 after 0.4 s (hello/gpu/linux/amd64)',
        "The program crashed: ModuleNotFoundError: No module named 'torch'",
        'Install the module in the image, or start the container with "docker run" to look inside.'
      ].join('\n')
    });
  });

  it('names the targets of a warning, the first of many, unless it names them itself', () => {
    const ofTarget = (target: string) => ({message: 'runs as root', target});
    const messageOf = (...warnings: RunResult['warnings']) => buildAnnotations(success({warnings}))[0]?.message;
    expect(messageOf(ofTarget('hello/gpu/linux/amd64'))).toBe('hello/gpu/linux/amd64: runs as root');
    expect(messageOf(...many(6).map(index => ofTarget(`t${index}/linux/arm64`)))).toBe(
      't0/linux/arm64, t1/linux/arm64, t2/linux/arm64, t3/linux/arm64 and 2 more: runs as root'
    );
    expect(messageOf({message: 'hello/gpu is big', target: 'hello/gpu'})).toBe('hello/gpu is big');
  });

  it('has the last line of a range', () => {
    const place = {file: 'Dockerfile', line: 2, endLine: 5};
    expect(buildAnnotations(success({warnings: [{message: 'odd', place}]}))).toEqual([
      {level: 'warning', message: 'odd', file: 'Dockerfile', startLine: 2, endLine: 5}
    ]);
  });

  it('does not call a cancellation an error, and warns of what was left behind', () => {
    expect(buildAnnotations(cancelled())).toEqual([
      {level: 'warning', message: 'Left behind: container mab-42-gpu: the engine did not answer'},
      {level: 'notice', message: 'The run was cancelled'}
    ]);
  });

  it('counts what GitHub would not show', () => {
    const annotations = buildAnnotations(
      success({
        failures: many(12).map(index => ({code: 'build-failed', title: `failure ${index}`})),
        warnings: many(11).map(index => ({message: `warning ${index}`}))
      })
    );
    const messages = (level: string): readonly string[] =>
      annotations.filter(annotation => annotation.level === level).map(({message}) => message);
    expect(messages('error')).toHaveLength(10);
    expect(messages('error').at(-1)).toBe('3 more errors: see the summary of the job.');
    expect(messages('warning')).toHaveLength(10);
    expect(messages('warning').at(-1)).toBe('2 more warnings: see the summary of the job.');
  });

  it('shows ten without counting', () => {
    const failures = many(10).map(index => ({code: 'build-failed', title: `failure ${index}`}) as const);
    expect(buildAnnotations(success({failures})).at(-1)?.message).toBe('failure 9');
  });
});
