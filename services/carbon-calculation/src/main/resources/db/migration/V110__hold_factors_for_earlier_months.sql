-- Some publications rule on the past: what they set replaces what was valid before, for earlier months too.
alter table factor
    add column retroactive boolean not null default false,
    add column rule text,
    add column rule_en text,
    add column rule_source text,
    add constraint factor_rule_whole check (num_nonnulls(rule, rule_en, rule_source) in (0, 3)),
    add constraint factor_retroactive_by_rule check (not retroactive or rule is not null);

update factor
set retroactive = set_id = 'shanghai-ets-2022',
    rule = '通知规定：今后确定与配额分配有关的历史碳排放数据，以及碳排放报告、核查和审定，也都采用最新的电力、热力缺省值。',
    rule_en = 'The notice rules that from then on historical emissions for the allocation of allowances, as well as reports,'
        ' verification and approval, are determined with the newest defaults of electricity and heat too.',
    rule_source = '沪环气〔2022〕34号, tanzhonghe.xny365.com/zhengcefagui/38966.html'
where set_id in ('shanghai-ets-2022', 'shanghai-ets-before-2022');
