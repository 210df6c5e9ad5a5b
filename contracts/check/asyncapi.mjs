// Reads an AsyncAPI document from standard input and judges it by the official parser. Prints one fault per line; the exit code is 1 when there is one.
import fs from 'node:fs';
import { Parser } from '@asyncapi/parser';

const { document, diagnostics } = await new Parser().parse(fs.readFileSync(0, 'utf8'));
const faults = diagnostics.filter(d => d.severity === 0);
for (const fault of faults) console.log(`${fault.path.join('.')}: ${fault.message}`);
if (!document) console.log('no document');
else console.log(`AsyncAPI ${document.version()}, ${document.channels().all().length} channels, ${document.operations().all().length} operations, ${document.messages().all().length} messages`);
process.exit(faults.length || !document ? 1 : 0);
