#!/usr/bin/env node
import { Argument, Command, Option } from 'commander';
import { exportKinds } from '../class/intake/exports/export-kinds.ts';
import { services } from '../report/bundles/services.ts';
import { version } from '../version.ts';
import { formatReader, outputFormats, savedFormats } from './read-format.ts';
import { collect, readJobs, readRun, readSeed, readShard } from './read-option.ts';
import { tidyOften } from './tidy-often.ts';

tidyOften();

// Only the options are known here; what a command does is loaded when it is
// called, so that --help starts at once.

// Whoever reads our output may stop reading (`| head`): the grading goes on and the report is saved.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

const program = new Command('wiregrade')
  .description('Grades network programs by talking to them.')
  .version(version)
  .option('--debug', 'show the stack trace of a fault of ours')
  .showHelpAfterError('(--help shows what is possible)')
  .hook('preAction', (whole) => {
    if (whole.opts().debug === true) process.setSourceMapsEnabled(true);
  })
  .exitOverride((error) => {
    // Commander has said what is wrong; by the design, wrong usage is exit code 2.
    process.exit(error.exitCode === 0 ? 0 : 2);
  })
  .addHelpText(
    'after',
    `
Examples:
  wiregrade check assignments/echo-server            a student, in the folder with server.py
  wiregrade grade assignments/echo-server hand-ins   an instructor, a folder of submissions
  wiregrade explain no-answer                        what a reason means

Exit codes: 0 all passed, 1 some failed, 2 wrong assignment or usage, 3 something stayed undecided`,
  );

function isolationOption(): Option {
  return new Option('--isolation <kind>', 'what keeps programs apart')
    .choices(['best', 'none', 'network', 'full'])
    .default('best');
}

function patienceOption(): Option {
  return new Option('--patience <kind>', 'what ends a wait: a proof that nothing will come, or only time')
    .choices(['proofs', 'full'])
    .default('proofs');
}

function withRunOptions(command: Command): Command {
  return command
    .option('--case <id>', 'only this case (repeatable)', collect, [])
    .option('--tag <tag>', 'only cases with this tag (repeatable)', collect, [])
    .option('--run <program=command>', "how to start a program: server='python3 my.py ${port}'", readRun, {})
    .option('--seed <number>', 'repeat the random choices of an earlier run', readSeed)
    .option('--jobs <number>', 'cases at a time; without it as many as the processors can serve', readJobs)
    .addOption(isolationOption())
    .addOption(patienceOption())
    .option('--out <folder>', 'where the report and the transcripts go')
    .option(
      '--format <formats>',
      `print json, or save too, as in junit,markdown: ${outputFormats.join(', ')}`,
      formatReader(outputFormats),
      [],
    )
    .option('--pcap', 'save a capture of each case, for Wireshark')
    .option('--quiet', 'print no progress');
}

withRunOptions(program.command('grade'))
  .description('Grade submissions: folders, archives, or what a course system exports')
  .argument('<assignment>', 'the assignment’s folder or file')
  .argument('<submission...>', 'a submission, a folder that holds submissions, or an export')
  .addOption(
    new Option('--export <system>', 'where an export comes from, if it is not recognised').choices(
      exportKinds,
    ),
  )
  .option('--roster <file>', 'who takes part: a CSV with names, numbers, mail addresses, teams')
  .option('--report-only', 'exit 0 although submissions failed')
  .option(
    '--regrade <what>',
    'grade afresh what is known: all, failed, a submission or a case (repeatable)',
    collect,
    [],
  )
  .option(
    '--shard <part>',
    'only a part of the class, as in 3/10; `merge` makes one report of all',
    readShard,
  )
  .option('--replay <transcript>', 'run its case again, the link deciding as it did')
  .addHelpText(
    'after',
    '\nExample:\n  wiregrade grade assignments/echo-server hand-ins --jobs 8 --out reports/week-3',
  )
  .action(async (assignment, submissions, options) => {
    const { grade } = await import('./commands/grade.ts');
    await run(() => grade(assignment, submissions, options));
  });

withRunOptions(program.command('check'))
  .description('Check your own work before you hand it in')
  .argument('<assignment>', 'the assignment’s folder or file')
  .argument('[folder]', 'where your program is', '.')
  .option('--watch', 'check again whenever a file of yours changes')
  .addHelpText(
    'after',
    '\nExample:\n  cd my-echo-server && wiregrade check ../assignments/echo-server --case any-bytes',
  )
  .action(async (assignment, folder, options) => {
    const { check } = await import('./commands/check.ts');
    await run(() => check(assignment, folder, options));
  });

program
  .command('validate')
  .description('Show every mistake in assignment files')
  .argument('<file...>', 'assignment folders or files')
  .action(async (files) => {
    const { validate } = await import('./commands/validate.ts');
    await run(() => validate(files));
  });

program
  .command('list')
  .description('List the cases of assignments')
  .argument('<assignment...>', 'assignment folders or files')
  .action(async (assignments) => {
    const { list } = await import('./commands/list.ts');
    await run(() => list(assignments));
  });

program
  .command('explain')
  .description('Say what a reason or a known mistake means; without one, list them all')
  .argument('[reason]', 'as in a report: no-answer, wrong-port, reads-once …')
  .action(async (reason) => {
    const { explain } = await import('./commands/explain.ts');
    await run(() => explain(reason));
  });

program
  .command('doctor')
  .description('Try what grading wants of this machine, and say how to get what is missing')
  .option('--json', 'for a program to read')
  .addHelpText('after', '\nExit codes: 0 everything is there, 1 something is missing')
  .action(async (options) => {
    const { doctor } = await import('./commands/doctor.ts');
    await run(() => doctor(options));
  });

program
  .command('judge')
  .description('Judge saved transcripts again, without running the programs')
  .argument('<transcript...>', 'a transcript, or a folder that holds some: a report’s')
  .action(async (transcripts) => {
    const { judgeAgain } = await import('./commands/judge.ts');
    await run(() => judgeAgain(transcripts));
  });

program
  .command('rejudge')
  .description('Judge a whole report again after the assignment was mended, and list whose score changed')
  .argument('<report>', 'the report’s folder')
  .option('--format <formats>', `save anew, too: ${savedFormats.join(', ')}`, formatReader(savedFormats), [])
  .addHelpText('after', '\nExample:\n  wiregrade rejudge reports/week-3 --format html,canvas')
  .action(async (folder, options) => {
    const { rejudgeReport } = await import('./commands/rejudge.ts');
    await run(() => rejudgeReport(folder, options));
  });

program
  .command('merge')
  .description('Make one report of the parts that `grade --shard` made')
  .argument('<folder...>', 'the folders of all parts’ reports')
  .option('--out <folder>', 'where the report and the transcripts go')
  .option('--format <formats>', `as for grade: ${outputFormats.join(', ')}`, formatReader(outputFormats), [])
  .option('--report-only', 'exit 0 although submissions failed')
  .addHelpText('after', '\nExample:\n  wiregrade merge part-1 part-2 part-3 --out reports/week-3')
  .action(async (folders, options) => {
    const { merge } = await import('./commands/merge.ts');
    await run(() => merge(folders, options));
  });

program
  .command('prove')
  .description('Grade the assignment itself: its reference must pass, each mutant must be caught')
  .argument('<assignment>', 'the assignment’s folder or file')
  .option('--repeat <times>', 'run everything so often and report what wavers', readJobs, 1)
  .option('--jobs <number>', 'cases at a time', readJobs)
  .addOption(isolationOption())
  .addOption(patienceOption())
  .option('--quiet', 'print no progress')
  .addHelpText('after', '\nExample:\n  wiregrade prove assignments/echo-server --repeat 20')
  .action(async (assignment, options) => {
    const { prove } = await import('./commands/prove.ts');
    await run(() => prove(assignment, options));
  });

program
  .command('handout')
  .description('Write what students get of an assignment: no hidden cases, no reference, no mutants')
  .argument('<assignment>', 'the assignment’s folder or file')
  .option('--out <folder>', 'where it goes; by default below handouts/')
  .addHelpText('after', '\nExample:\n  wiregrade handout assignments/echo-server --out public/echo-server')
  .action(async (assignment, options) => {
    const { handout } = await import('./commands/handout.ts');
    await run(() => handout(assignment, options));
  });

program
  .command('package')
  .description('Write what a service needs to grade an assignment, Wiregrade itself included')
  .addArgument(new Argument('<service>', 'who will grade').choices(services))
  .argument('<assignment>', 'the assignment’s folder or file')
  .option('--out <folder>', 'where it goes; by default below bundles/')
  .addHelpText('after', '\nExample:\n  wiregrade package gradescope assignments/echo-server')
  .action(async (service, assignment, options) => {
    const { packageFor } = await import('./commands/package.ts');
    await run(() => packageFor(service, assignment, options));
  });

program
  .command('interop')
  .description('Let every client talk to every server: submissions and the reference')
  .argument('<assignment>', 'the assignment’s folder or file')
  .argument('<submission...>', 'a submission, or a folder that holds submissions')
  .option('--case <id>', 'only this case (repeatable)', collect, [])
  .option('--tag <tag>', 'only cases with this tag (repeatable)', collect, [])
  .option('--seed <number>', 'repeat the random choices of an earlier run', readSeed)
  .option('--jobs <number>', 'pairings at a time', readJobs)
  .addOption(isolationOption())
  .addOption(patienceOption())
  .addOption(
    new Option('--format <format>', 'what is printed').choices(['terminal', 'json']).default('terminal'),
  )
  .addHelpText('after', '\nExample:\n  wiregrade interop assignments/stop-and-wait hand-ins')
  .action(async (assignment, submissions, options) => {
    const { interop } = await import('./commands/interop.ts');
    await run(() => interop(assignment, submissions, options));
  });

async function run(command: () => Promise<number>): Promise<void> {
  const { reportFault } = await import('./report-fault.ts');
  try {
    process.exitCode = await command();
  } catch (error) {
    process.exitCode = reportFault(error, program.opts().debug === true);
  }
}

await program.parseAsync();
