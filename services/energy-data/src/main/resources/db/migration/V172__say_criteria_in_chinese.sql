alter table mv_criterion add column note_zh text;
update mv_criterion set note_zh = case note
    when 'for calibrated simulation' then '用于经校准的模拟'
    when 'guidance, not a pass/fail test' then '指导值，不作为合格判定'
    when 'of the savings, at 68 % confidence' then '占节能量的比例，置信度 68 %'
end;
alter table mv_criterion alter column note_zh set not null;
