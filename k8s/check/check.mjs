// Rendered manifests on standard input, checked without a cluster: types and required fields by kubernetes-models, unknown fields by the attribute
// maps of the official client. Kinds of operators are named and left alone. Prints one fault per line; the exit code is 1 when there is one.
import fs from 'node:fs';
import * as yaml from 'js-yaml';
import * as models from './node_modules/@kubernetes/client-node/dist/gen/models/all.js';

const operators = new Set(['postgresql.cnpg.io/v1/Cluster', 'rabbitmq.com/v1beta1/RabbitmqCluster']);
const faults = [];

function unknownFields(value, type, path) {
  const array = /^Array<(.*)>$/.exec(type);
  if (array) {
    if (!Array.isArray(value)) faults.push(`${path}: a list is expected`);
    else value.forEach((item, i) => unknownFields(item, array[1], `${path}[${i}]`));
    return;
  }
  const model = models[type];
  if (!model?.getAttributeTypeMap || value === null || typeof value !== 'object') return;
  const known = new Map(model.getAttributeTypeMap().map(a => [a.baseName, a.type]));
  for (const key of Object.keys(value)) {
    if (known.has(key)) unknownFields(value[key], known.get(key), `${path}.${key}`);
    else faults.push(`${path}.${key}: unknown field`);
  }
}

async function check(manifest) {
  const id = `${manifest.apiVersion}/${manifest.kind}`;
  const name = `${manifest.kind}/${manifest.metadata?.name}`;
  if (operators.has(id)) return;
  const [group, version] = manifest.apiVersion.includes('/') ? manifest.apiVersion.split('/') : [null, manifest.apiVersion];
  try {
    const Model = (await import('kubernetes-models/' + (group ? `${group}/` : '') + version))[manifest.kind];
    new Model(manifest).validate();
  } catch (error) {
    faults.push(`${name}: ${error.message}`);
  }
  const type = version[0].toUpperCase() + version.slice(1) + manifest.kind;
  if (models[type]) unknownFields(manifest, type, name);
  else faults.push(`${name}: no kind ${id}`);
}

for (const manifest of yaml.loadAll(fs.readFileSync(0, 'utf8')).filter(Boolean)) await check(manifest);
faults.forEach(fault => console.log(fault));
process.exit(faults.length > 0 ? 1 : 0);
