/** Calls each service through a client whose types were generated from its contract, and prints what came. */
import createClient from 'openapi-fetch';
import type { paths as Assets } from './asset-registry.js';
import type { paths as Carbon } from './carbon-calculation.js';
import type { paths as Energy } from './energy-data.js';
import type { paths as Finance } from './green-finance.js';

declare const process: { argv: string[]; env: Record<string, string | undefined> };

const [, , baseUrl = '', from = '', to = ''] = process.argv;
const options = { baseUrl, headers: { Authorization: `Bearer ${process.env['TOKEN']}` } };

function told<T>({ data, error }: { data?: T; error?: unknown }): T {
  if (data === undefined) {
    throw new Error(JSON.stringify(error));
  }
  return data;
}

const areas = told(await createClient<Assets>(options).GET('/api/assets/v1/areas', { params: { query: { limit: 500 } } }));
const district = areas.items.find((area) => area.parentId === undefined);
if (!district) {
  throw new Error('No area stands at the top');
}
const consumption = told(
  await createClient<Energy>(options).GET('/api/energy/v1/consumption', {
    params: { query: { areaId: district.id, from, to, resolution: 'TOTAL', carrier: 'ELECTRICITY' } },
  }),
);
const emissions = told(
  await createClient<Carbon>(options).GET('/api/carbon/v1/emissions', {
    params: { query: { areaId: district.id, from, to, groupBy: 'month' } },
  }),
);
const projects = told(await createClient<Finance>(options).GET('/api/finance/v1/projects', { params: { query: { limit: 500 } } }));
const refused = await createClient<Energy>(options).GET('/api/energy/v1/consumption', { params: { query: { areaId: district.id, from: to, to: from } } });

console.log(
  JSON.stringify({
    areas: areas.items.length,
    electricityKwh: consumption.rows[0]?.quantity,
    emissionRows: emissions.rows.length,
    projects: projects.items.length,
    refusal: refused.error?.type,
  }),
);
