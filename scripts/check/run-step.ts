import { spawn } from 'node:child_process';

/** A check that must pass before a change is merged. */
export interface Step {
  readonly name: string;
  /** Resolves to null if the check passes; otherwise to what is wrong, for a person to read. */
  readonly findFault: () => Promise<string | null>;
  /** What to do about a fault, if one command fixes it. */
  readonly remedy?: string;
}

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Ending {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a command to completion. Never rejects: a command that cannot start ends with code null and
 * an explanation on stderr.
 */
export function run({ file, args, cwd, env }: Command): Promise<Ending> {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', (error) => {
      resolve({ code: null, stdout, stderr: `${stderr}${error.message}` });
    });
    child.on('close', (code) => {
      resolve({ code, stdout, stderr });
    });
  });
}

/**
 * Makes a step from a command that exits with 0 if it finds no fault, and otherwise prints the
 * faults.
 */
export function stepOf(name: string, command: Command, remedy?: string): Step {
  const findFault = async () => {
    const { code, stdout, stderr } = await run(command);
    return code === 0
      ? null
      : `${stdout}${stderr}`.trim() || `${command.file} exited with code ${code ?? 'unknown'}.`;
  };
  return { name, findFault, ...(remedy === undefined ? {} : { remedy }) };
}
