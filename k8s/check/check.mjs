// Rendered manifests on standard input, checked without a cluster: types and required fields by kubernetes-models, unknown fields by the attribute
// maps of the official client; kinds of operators by the fields that are used here. Prints one fault per line; the exit code is 1 when there is one.
import fs from 'node:fs';
import * as yaml from 'js-yaml';
import * as models from './node_modules/@kubernetes/client-node/dist/gen/models/all.js';

// What is used of the operators' kinds: a field's type, '!' where it is required; [x] is a list of x, 'any' is not looked into.
const resources = { requests: 'any', limits: 'any' };
const operators = {
  'postgresql.cnpg.io/v1/Cluster': {
    instances: 'number!', enableSuperuserAccess: 'boolean', postgresql: { synchronous: { method: 'string!', number: 'number!' }, parameters: { shared_buffers: 'string', max_wal_size: 'string', checkpoint_timeout: 'string', wal_compression: 'string', random_page_cost: 'string', jit: 'string' } },
    bootstrap: { initdb: { database: 'string!', owner: 'string!' } }, storage: { size: 'string!' }, resources,
  },
  'rabbitmq.com/v1beta1/RabbitmqCluster': { replicas: 'number!', resources, persistence: { storage: 'string!' } },
  'monitoring.coreos.com/v1/ServiceMonitor': { selector: { matchLabels: 'any' }, endpoints: [{ port: 'string!', path: 'string', interval: 'string' }] },
};
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

function operatorFields(value, shape, path) {
  if (shape === 'any') return;
  if (Array.isArray(shape)) {
    if (!Array.isArray(value)) faults.push(`${path}: a list is expected`);
    else value.forEach((item, i) => operatorFields(item, shape[0], `${path}[${i}]`));
  } else if (typeof shape === 'string') {
    if (typeof value !== shape.replace('!', '')) faults.push(`${path} must be ${shape.replace('!', '')}`);
  } else if (value === null || typeof value !== 'object') {
    faults.push(`${path}: an object is expected`);
  } else {
    for (const key of Object.keys(value)) {
      if (key in shape) operatorFields(value[key], shape[key], `${path}.${key}`);
      else faults.push(`${path}.${key}: unknown field`);
    }
    for (const key of Object.keys(shape)) if (String(shape[key]).endsWith('!') && !(key in value)) faults.push(`${path}.${key} is required`);
  }
}

async function check(manifest) {
  const id = `${manifest.apiVersion}/${manifest.kind}`;
  const name = `${manifest.kind}/${manifest.metadata?.name}`;
  if (operators[id]) return operatorFields(manifest.spec, operators[id], name);
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
