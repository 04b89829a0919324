/** Names, versions and licences of what the app is made of: a file that the build writes. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const licenceList = z.array(z.object({ name: z.string(), version: z.string(), licence: z.string() }));

export function readLicences(file: string): z.output<typeof licenceList> {
  return licenceList.parse(JSON.parse(readFileSync(file, 'utf8')));
}
