import { connectorContract } from './contract.js';
import { mssqlTarget } from './targets/mssql.js';

connectorContract(mssqlTarget);
