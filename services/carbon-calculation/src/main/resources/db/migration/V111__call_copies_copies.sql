-- A value that was read in somebody's copy of a publication was not compared with the issuer's own text, however many copies
-- agree. The tables of the library keep what they said when they were published; the values are the same.
update factor
set status = 'secondary'
where status = 'verified'
  and (source like '%public copy%'
    -- Read at tanzhonghe.xny365.com and tx3060.com, which the rows with the same notice leave out.
    or set_id in ('shanghai-ets-2022', 'shanghai-ets-before-2022', 'shanghai-ets-2023'));
