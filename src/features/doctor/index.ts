/** `loa doctor`: what is wrong, what soon will be, and what to do. */
import { defineFeature, type Feature } from '../../feature.js';
import { examine } from './examine.js';

/** `doctor` found a problem: the command fails so that scripts notice. */
class Unwell extends Error {}

/** `features`: all of the house, asked when the command runs. */
export const doctorFeature = (features: () => readonly Feature[]) =>
  defineFeature({
    name: 'doctor',
    cli: (program, open, print) => {
      program
        .command('doctor')
        .description('look for what is wrong and say what to do; fails when something does not work')
        .option('--json', 'an array of findings')
        .action((options: { json?: boolean }) =>
          open(async (house) => {
            const findings = await examine(house, features());
            if (options.json === true) print.json(findings);
            else for (const { level, what, remedy } of findings) print.line(`${level}: ${what}\n  ${remedy}`);
            if (findings.length === 0 && options.json !== true) print.line('All is well.');
            const problems = findings.filter((finding) => finding.level === 'problem').length;
            if (problems > 0) throw new Unwell(`${problems} ${problems === 1 ? 'problem' : 'problems'} found`);
          }),
        );
    },
  });
