import {execFile, execFileSync} from 'node:child_process';
import {cpSync, mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {ACTION} from '../../support/snippets.ts';
import {labTool} from './lab.ts';
import {project} from './project.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * What actionlint has against a workflow; empty when nothing. It knows the inputs and outputs of an action that lies in
 * the repository, so the workflow is read as one of this project that says `uses: ./`.
 */
export async function actionlint(text: string): Promise<string> {
  const cwd = project({'.github/workflows/workflow.yml': text.replaceAll(`uses: ${ACTION}`, 'uses: ./')});
  execFileSync('git', ['init', '--quiet'], {cwd});
  cpSync(join(ROOT, 'action.yml'), join(cwd, 'action.yml'));
  mkdirSync(join(cwd, 'dist'));
  cpSync(join(ROOT, 'dist/index.js'), join(cwd, 'dist/index.js'));
  // What other linters the machine happens to have makes no difference.
  const args = ['-no-color', '-oneline', '-shellcheck=', '-pyflakes='];
  return new Promise((resolve, reject) => {
    execFile(labTool('actionlint'), args, {cwd}, (error, stdout, stderr) => {
      // 1: it has found something. Others: it could not look.
      if (error && error.code !== 1) reject(new Error(`actionlint: ${stderr || error.message}`));
      else resolve(stdout.trim());
    });
  });
}
