import {createBuilderCommand} from '../../buildx/builder-command.ts';
import {inspectConfigCommand, inspectRawCommand} from '../../buildx/imagetools.ts';
import type {Command} from '../../ports/process.ts';
import {loginCommand, planLogins} from '../log-in.ts';
import {builderConfig, builderConfigFile} from '../provision.ts';
import type {DryRunSources, DryStep} from './step.ts';

type Sources = Pick<DryRunSources, 'settings' | 'plan' | 'session' | 'dockerConfig' | 'files'>;

/** Undefined where the user has one. */
export async function builderCommand(
  {settings: {tools}, session, files}: Sources,
  idle: boolean
): Promise<Command | undefined> {
  if (session.ownBuilder === undefined) return undefined;
  const config = await builderConfig(tools, files);
  return createBuilderCommand(session.ownBuilder, tools, config && builderConfigFile(session), idle);
}

export const loginStep = ({settings, plan, dockerConfig}: Sources): DryStep => ({
  title: 'log in',
  commands: planLogins(settings, plan, dockerConfig).map(loginCommand)
});

export const askStep = (builder: string): DryStep => ({
  title: 'ask the registries what is there',
  commands: [],
  looks: [inspectRawCommand(builder, '<reference>'), inspectConfigCommand(builder, '<reference>')],
  note: 'By HTTP, and by buildx where that gives no answer; also for what was built, before and after it is tagged.'
});
