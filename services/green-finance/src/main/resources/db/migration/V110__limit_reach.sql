-- Nothing here is limited to what a partner is linked to, so partners see none of it.
select limit_reach('project', 'false');
select limit_reach('project_financing', 'false');
